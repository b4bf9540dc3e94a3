// Nothing is selected: the scenario itself. What it is about, its settings, what is planned, and what must hold.
import { Suspense } from "react";

import { LIMITS, SETTINGS } from "../../../engine/scenario/document.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Icon } from "../../widgets/icons.tsx";
import { onDemand } from "../../widgets/on-demand.ts";
import { nodesAndRoutes } from "../counted.ts";
import type { Values } from "../form/control-props.ts";
import { FieldRow, FieldRows } from "../form/field-row.tsx";
import { useFormWords } from "../form/field-words.ts";
import { Form } from "../form/form.tsx";
import { Section } from "../form/section.tsx";
import { setOfScenario } from "../write.ts";
import { Description } from "./description.tsx";
import { ObjectiveList } from "./objective-list.tsx";
import { TimelineList } from "./timeline-list.tsx";

import style from "../inspector.module.css";

const { name: _name, description: _description, ...RUN_SETTINGS } = SETTINGS;

const Notices = onDemand(() => import("../notices.tsx"));

export function ScenarioInspector() {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const values = scenario as unknown as Values;
  return (
    <Form owner={{ id: "", words: useFormWords().settings }}>
      <div className={style["scroll"]}>
        <header className={style["head"]}>
          <span className={style["icon"]}>
            <Icon name="file" size={17} />
          </span>
          <div className={style["titles"]}>
            <h2 className={style["title"]}>{scenario.name ?? words("shell.untitled")}</h2>
            <p className={style["sub"]}>{nodesAndRoutes(scenario.nodes.length, scenario.routes.length)}</p>
          </div>
        </header>
        <Description text={scenario.description ?? ""} />
        {scenario.nodes.length === 0 ? null : (
          <Suspense fallback={null}>
            <Notices />
          </Suspense>
        )}
        <Section name="scenario" title={words("inspector.section.scenario")}>
          <FieldRow
            field={SETTINGS.name}
            value={scenario.name}
            words="name"
            siblings={values}
            onChange={(value) => setOfScenario("name", value)}
          />
          <FieldRows fields={RUN_SETTINGS} value={values} words="" onField={setOfScenario} />
        </Section>
        <TimelineList entries={scenario.timeline ?? []} room={LIMITS.timeline} />
        <ObjectiveList objectives={scenario.objectives ?? []} />
      </div>
    </Form>
  );
}
