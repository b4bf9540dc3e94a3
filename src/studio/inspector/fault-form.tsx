// The second step of injecting a fault: its settings, for how long, on what share or instance. Now, or at a time of the timeline.
import { useState } from "react";

import { known } from "../../base/assert.ts";
import type { FaultName } from "../../engine/faults/specs.ts";
import type { Scenario } from "../../engine/scenario/document.ts";
import { faultFields } from "../../engine/scenario/node-fields.ts";
import { faultLabel } from "../canvas/acts/labels.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { StatusMark } from "../widgets/status-mark.tsx";
import { ActForm } from "./act-form.tsx";
import type { Values } from "./form/control-props.ts";
import { useFormWords } from "./form/field-words.ts";

export interface FaultFormProps {
  readonly fault: FaultName;
  /** Id of the node or route. */
  readonly target: string;
  readonly onDone: () => void;
}
const OWN = new Set(["do", "fault", "id", "at", "target"]);
/** Faults that are injected end by themselves, unless that is taken out. */
const USUAL = "60s";

export function FaultForm({ fault, target, onDone }: FaultFormProps) {
  const words = useWords();
  const all = known(faultFields(fault), `the fields of ${fault}`);
  const scenario = useDocument((state) => state.scenario);
  const [entry, setEntry] = useState<Values>(() => ({ do: "fault", fault, ...whereOf(all, scenario, target), for: USUAL }));
  const asked = inOrder(Object.keys(all).filter((name) => !OWN.has(name) && (name !== "instance" || hasInstances(scenario, target))));
  return (
    <ActForm
      mark={<StatusMark status="fault" size={14} />}
      title={faultLabel(fault)}
      target={target}
      words={useFormWords().faults[fault]}
      all={all}
      asked={asked}
      entry={entry}
      onEntry={setEntry}
      now={words("inspector.injectNow")}
      onDone={onDone}
    />
  );
}

/** A route has none; a zone has those of many nodes. */
const hasInstances = ({ nodes }: Scenario, target: string): boolean => nodes.some(({ id, kind }) => id === target && kind !== "zone");

/** The target; of a fault between two sets those that suggest themselves: the two ends of a route, a node and all it talks with. */
function whereOf(fields: Values, { routes }: Scenario, target: string): Values {
  if (Object.hasOwn(fields, "target")) return { target };
  const route = routes.find((each) => each.id === target);
  if (route !== undefined) return { between: [[route.from], [route.to]] };
  const others = routes.flatMap(({ from, to }) => (from === target ? [to] : to === target ? [from] : []));
  return { between: [[target], [...new Set(others)]] };
}

/** The fault's own settings, then whom it hits, then for how long. */
function inOrder(names: readonly string[]): readonly string[] {
  const last = ["share", "instance", "for"];
  return [...names.filter((name) => !last.includes(name)), ...last.filter((name) => names.includes(name))];
}
