// The configuration: documents with their versions, what the server has of each setting and what the instances go by, side by side; and
// what can be done about it: send out, try on a share, promote, roll back.
import { useCallback, useState } from "react";

import { configurableFields } from "../../../engine/scenario/config-keys.ts";
import type { ConfigDetail, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { addInMiddle } from "../../canvas/adding.ts";
import { scenario, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { controls } from "../../run/controls.ts";
import { Button } from "../../widgets/button.tsx";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { DockEnd } from "../end-slot.tsx";
import { Failed } from "../failed.tsx";
import { usePolled } from "../polled.ts";
import { Skeleton } from "../skeleton.tsx";
import { addDocument } from "./add-document.ts";
import { ConfigAside } from "./config-aside.tsx";
import { ConfigLine } from "./config-line.tsx";
import { DocumentList } from "./document-list.tsx";
import { InstanceTable } from "./instance-table.tsx";
import { SettingsTable } from "./settings-table.tsx";

import styles from "./config-panel.module.css";

const MOST = 200;

export default function ConfigPanel() {
  const drawn = useDocument((state) => state.scenario.nodes.some(({ kind }) => kind === "config"));
  return drawn ? <Drawn /> : <Nothing />;
}

function Drawn() {
  const [service, setService] = useState<string | null>(null);
  const ask = useCallback(() => controls.config({ service, most: MOST }), [service]);
  const { value, failed, again } = usePolled<ConfigView | null>(ask);
  if (value === null) return failed ? <Failed onAgain={again} /> : <Skeleton rows={5} />;
  if (value.shown === null) return <NoDocuments />;
  return (
    <div className={styles["panel"]}>
      <DockEnd>
        <ConfigLine view={value} />
      </DockEnd>
      <DocumentList view={value} shown={value.shown.service} onShow={setService} />
      <Detail key={value.shown.service} view={value} shown={value.shown} />
      <ConfigAside view={value} shown={value.shown} />
    </div>
  );
}

function Detail({ view, shown }: { readonly view: ConfigView; readonly shown: ConfigDetail }) {
  const words = useWords();
  const service = useDocument((state) => thingName(state.scenario, shown.service));
  return (
    // A region that scrolls can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles["box"]} role="region" tabIndex={0} aria-label={words("config.settings", { service })}>
      <SettingsTable view={view} shown={shown} />
      <InstanceTable view={view} shown={shown} />
    </div>
  );
}

function Nothing() {
  const words = useWords();
  return (
    <EmptyState icon="config" title={words("config.none")} text={words("config.noneText")}>
      <Button variant="primary" small onClick={() => void addInMiddle("config")}>
        {words("config.add")}
      </Button>
    </EmptyState>
  );
}

/** How many services are offered a document of their own, where there is none yet. */
const OFFERED = 3;
function NoDocuments() {
  const words = useWords();
  const able = useDocument((state) => state.scenario.nodes).filter(({ kind }) => configurableFields(kind) !== undefined);
  return (
    <EmptyState icon="config" title={words("config.noDocuments")} text={words("config.noDocumentsText")}>
      {able.slice(0, OFFERED).map(({ id }, i) => (
        <Button key={id} small variant={i === 0 ? "primary" : "plain"} onClick={() => addDocument(id)}>
          {words("config.newDocument", { name: thingName(scenario(), id) })}
        </Button>
      ))}
    </EmptyState>
  );
}
