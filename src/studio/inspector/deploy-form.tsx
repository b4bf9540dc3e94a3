// Deploys a version: its name, what it does differently, and how it takes the place of the one before. Now, or at a time of the timeline.
import { useState } from "react";

import { known } from "../../base/assert.ts";
import { entryFields } from "../../engine/scenario/node-fields.ts";
import { useWords } from "../i18n/language.ts";
import { liveNodes } from "../run/run-store.ts";
import { Icon } from "../widgets/icons.tsx";
import { ActForm } from "./act-form.tsx";
import type { Values } from "./form/control-props.ts";
import { useFormWords } from "./form/field-words.ts";

interface DeployFormProps {
  readonly target: string;
  readonly onDone: () => void;
}
/** What each strategy asks for; of the others' fields it says nothing. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  rolling: ["surge", "unavailable", "maxErrorShare"],
  canary: ["share", "hold", "maxErrorShare"],
  "blue-green": ["hold", "maxErrorShare"],
};
const COMMON = ["version", "errorRate", "time", "strategy"];

export function DeployForm({ target, onDone }: DeployFormProps) {
  const words = useWords();
  const [entry, setEntry] = useState<Values>(() => ({ do: "deploy", target, version: nextVersion(target) }));
  const strategy = typeof entry["strategy"] === "string" ? entry["strategy"] : "rolling";
  const asked = [...COMMON, ...(ASKED[strategy] ?? [])];
  return (
    <ActForm
      mark={<Icon name="deploy" size={14} />}
      title={words("inspector.deployTitle")}
      target={target}
      words={useFormWords().acts}
      all={known(entryFields({ do: "deploy" }), "the fields of a deployment")}
      asked={asked}
      said={[...asked, "do", "target", "at"]}
      entry={entry}
      onEntry={setEntry}
      now={words("inspector.deployNow")}
      onDone={onDone}
    />
  );
}

/** After "1.4.2" comes "1.5.0"; after what is no such number a 2. */
function nextVersion(target: string): string {
  const now = liveNodes.get(target)?.instances.at(-1)?.version ?? "";
  const parts = /^(\d+)\.(\d+)\.\d+$/.exec(now);
  return parts === null ? "2.0.0" : `${parts[1]}.${Number(parts[2]) + 1}.0`;
}
