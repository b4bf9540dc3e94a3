// The menu of steps that can be added here: work, calls of what there is a route to, calls that draw their route, and the rest.
import { DEEPEST, type Step } from "../../../engine/scenario/steps.ts";
import { firstTopic } from "../../../engine/scenario/topics.ts";
import { asOneStep, edit, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { Button } from "../../widgets/button.tsx";
import { Menu, type MenuAction, type MenuItem } from "../../widgets/menu.tsx";
import { type Candidates, candidates } from "../form/candidates.ts";
import { drawRoute } from "../form/draw-route.ts";
import { useOwner } from "../form/owner.ts";
import { nodeName } from "../form/thing-names.ts";

import style from "./steps.module.css";

/** Until it is called something else. */
const FLAG = "new-way";

interface AddStepProps {
  readonly depth: number;
  readonly onAdd: (step: Step) => void;
}

export function AddStep({ depth, onAdd }: AddStepProps) {
  const words = useWords();
  const owner = useOwner();
  const scenario = useDocument((state) => state.scenario);
  const callees = candidates("callee", scenario, owner.id, {});
  const stores = candidates("reader", scenario, owner.id, {});
  const brokers = candidates("broker", scenario, owner.id, {});
  const draw = (id: string, step: Step) =>
    asOneStep(() => {
      edit((document) => drawRoute(document, owner.id, id));
      onAdd(step);
    });
  const names = (found: Candidates, make: (id: string) => Step): readonly MenuItem[] => [
    ...found.ids.map((id) => ({ label: nodeName(scenario, id), onSelect: () => onAdd(make(id)) })),
    ...(found.ids.length > 0 && found.unconnected.length > 0 ? (["separator"] as const) : []),
    ...found.unconnected.map((id) => ({
      label: nodeName(scenario, id),
      icon: "route" as const,
      hint: words("inspector.drawsRoute"),
      onSelect: () => draw(id, make(id)),
    })),
  ];
  const under = (label: string, children: readonly MenuItem[]): readonly MenuAction[] =>
    children.length === 0 ? [] : [{ label, children }];
  const items: readonly MenuItem[] = [
    { label: words("inspector.step.work"), onSelect: () => onAdd({ work: "exp(10ms)" }) },
    ...under(
      words("inspector.step.call"),
      names(callees, (call) => ({ call })),
    ),
    ...under(
      words("inspector.step.read"),
      names(stores, (read) => ({ read })),
    ),
    ...under(
      words("inspector.step.write"),
      names(stores, (write) => ({ write })),
    ),
    ...under(
      words("inspector.step.publish"),
      names(brokers, (to) => ({ publish: firstTopic(scenario, to), to })),
    ),
    ...under(words("inspector.step.effect"), [
      { label: words("inspector.step.move"), onSelect: () => onAdd({ move: 1, to: "done" }) },
      { label: words("inspector.step.create"), onSelect: () => onAdd({ create: "order" }) },
      { label: words("inspector.step.update"), onSelect: () => onAdd({ update: "order", state: "completed" }) },
      { label: words("inspector.step.remove"), onSelect: () => onAdd({ remove: "order" }) },
    ]),
    ...(depth < DEEPEST ? [{ label: words("inspector.step.parallel"), onSelect: () => onAdd({ parallel: [[], []] }) }] : []),
    ...(depth < DEEPEST ? [{ label: words("inspector.step.flag"), onSelect: () => onAdd({ flag: FLAG, on: [], off: [] }) }] : []),
    { label: words("inspector.step.fail"), onSelect: () => onAdd({ fail: 0.01 }) },
  ];
  return (
    <Menu items={items}>
      <Button small variant="quiet" icon="plus" className={style["add"]}>
        {words("inspector.addStep")}
      </Button>
    </Menu>
  );
}
