// One planned fault or act: when, what, on what; opened, all its settings. A fault that acts now is marked.
import type { FaultAct } from "../../../engine/faults/specs.ts";
import type { Scenario, TimelineEntry } from "../../../engine/scenario/document.ts";
import { entryFields } from "../../../engine/scenario/node-fields.ts";
import { faultLabel } from "../../canvas/acts/labels.ts";
import { edit, useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { useRun } from "../../run/run-store.ts";
import { IconButton } from "../../widgets/button.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import type { Values } from "../form/control-props.ts";
import { FieldRows } from "../form/field-row.tsx";
import { useFormWords } from "../form/field-words.ts";
import { Form } from "../form/form.tsx";
import { thingName } from "../form/thing-names.ts";
import { actLabel } from "../kind-label.ts";
import { shortClock } from "../short-clock.ts";
import { changeEntry, withoutEntry } from "./timeline-edits.ts";

import form from "../form/form.module.css";
import style from "./scenario.module.css";

interface TimelineEntryRowProps {
  readonly entry: TimelineEntry;
  readonly index: number;
  readonly at: number;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}
const FIXED = new Set(["do", "id"]);

export function TimelineEntryRow({ entry, index, at, open, onOpen }: TimelineEntryRowProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const acting = useRun((status) => entry.id !== undefined && status.faults.some((fault) => fault.id === entry.id));
  const what = entry.do === "fault" ? faultLabel(entry.fault) : actLabel(entry.do);
  const whom = whomOf(entry, scenario);
  return (
    <li className={form["item"]}>
      <div className={form["itemHead"]} data-acting={acting}>
        <button type="button" className={form["itemTitle"]} aria-expanded={open} onClick={() => onOpen(!open)}>
          <Icon name={open ? "down" : "right"} size={12} />
          <span className={style["time"]}>{shortClock(at)}</span>
          {acting && <StatusMark status="fault" size={12} label={words("inspector.acting")} />}
          <em className={style["what"]}>{what}</em>
          <small>{whom}</small>
        </button>
        <IconButton
          icon="trash"
          size={12}
          small
          tooltip={false}
          label={words("inspector.removeEntry", { what, at: shortClock(at) })}
          onClick={() => edit((document) => withoutEntry(document, index))}
        />
      </div>
      {open && <EntryForm entry={entry} index={index} />}
    </li>
  );
}

/** The thing on which it is put, the two sets that it parts, or the fault that it clears. */
export function whomOf(entry: TimelineEntry, scenario: Scenario): string {
  if ("target" in entry) return thingName(scenario, entry.target);
  if (!("between" in entry)) return entry.fault;
  return entry.between.map((set) => set.map((id) => thingName(scenario, id)).join(", ")).join(" | ");
}

export function EntryForm({ entry, index }: { readonly entry: TimelineEntry; readonly index: number }) {
  const all = entryFields(entry as unknown as Values) ?? {};
  const { acts, faults } = useFormWords();
  const fields = Object.fromEntries(
    Object.entries(all).filter(([name]) => !FIXED.has(name) && !(name === "fault" && entry.do === "fault")),
  );
  return (
    <Form owner={{ id: "", words: entry.do === "fault" ? faults[(entry as FaultAct).fault] : acts }}>
      <div className={form["inside"]}>
        <FieldRows
          fields={fields}
          value={entry as unknown as Values}
          words=""
          onField={(name, value) => edit((document) => changeEntry(document, index, { [name]: value }))}
        />
      </div>
    </Form>
  );
}
