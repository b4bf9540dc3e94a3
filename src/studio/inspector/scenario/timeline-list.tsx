// What is planned, in the order of time, with the moment of the run among it. An entry opens to its settings.
import { useState } from "react";

import { FAULTS, faultSpec } from "../../../engine/faults/specs.ts";
import type { Scenario, TimelineEntry } from "../../../engine/scenario/document.ts";
import { parseDuration } from "../../../engine/scenario/duration-text.ts";
import { addEntry } from "../../../engine/scenario/edits.ts";
import { couldMeet } from "../../../engine/scenario/fault-places.ts";
import { entryFields, mayTarget } from "../../../engine/scenario/node-fields.ts";
import { faultLabel } from "../../canvas/acts/labels.ts";
import { commit, scenario, useDocument } from "../../document/document-store.ts";
import { translate, useWords } from "../../i18n/language.ts";
import { useRun } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { Menu } from "../../widgets/menu.tsx";
import { toast } from "../../widgets/toast.tsx";
import { Section } from "../form/section.tsx";
import { actLabel } from "../kind-label.ts";
import { shortClock } from "../short-clock.ts";
import { soon } from "../soon.ts";
import { ByHandList } from "./by-hand-list.tsx";
import { TimelineEntryRow } from "./timeline-entry.tsx";

import form from "../form/form.module.css";
import style from "../inspector.module.css";
import own from "./scenario.module.css";

const timeOf = (entry: TimelineEntry): number => {
  const parsed = parseDuration(entry.at);
  return parsed.ok ? parsed.value : 0;
};

export function TimelineList({ entries, room }: { readonly entries: readonly TimelineEntry[]; readonly room: number }) {
  const words = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const sorted = entries.map((entry, index) => ({ entry, index, at: timeOf(entry) })).toSorted((a, b) => a.at - b.at);
  const now = useRun((status) => Math.floor(status.now / 1e6) * 1e6);
  const passed = sorted.filter(({ at }) => at <= now).length;
  return (
    <Section name="timeline" title={words("inspector.section.timeline")} summary={words("inspector.entries", { count: entries.length })}>
      {entries.length === 0 && <p className={style["empty"]}>{words("inspector.noTimeline")}</p>}
      <ol className={form["items"]}>
        {sorted.slice(0, passed).map(({ entry, index, at }) => (
          <TimelineEntryRow
            key={index}
            entry={entry}
            index={index}
            at={at}
            open={open === index}
            onOpen={(is) => setOpen(is ? index : null)}
          />
        ))}
        {entries.length > 0 && (
          <li className={own["now"]}>
            <span>{words("inspector.now", { at: shortClock(now) })}</span>
          </li>
        )}
        {sorted.slice(passed).map(({ entry, index, at }) => (
          <TimelineEntryRow
            key={index}
            entry={entry}
            index={index}
            at={at}
            open={open === index}
            onOpen={(is) => setOpen(is ? index : null)}
          />
        ))}
      </ol>
      {entries.length < room && <AddMenu onAdded={setOpen} />}
      <ByHandList />
    </Section>
  );
}

const ACTS = [
  "kill",
  "restart",
  "stop",
  "start",
  "scale",
  "deploy",
  "promote",
  "rollback",
  "config",
  "load",
  "replay",
  "retry-saga",
  "resolve-saga",
] as const;
/** What each needs besides its target, to be valid from the first moment. */
const FIRST: Readonly<Record<string, object>> = { scale: { replicas: 2 }, load: { multiply: 3, for: "30s" }, deploy: { version: "2.0.0" } };

export function AddMenu({ onAdded }: { readonly onAdded: (index: number) => void }) {
  const words = useWords();
  const drawn = useDocument((state) => state.scenario);
  const add = (act: object) => {
    const made = withTarget(act, scenario());
    if (made === null) return toast({ mark: "degraded", key: "refused", title: translate("inspector.noTarget") });
    const added = addEntry(scenario(), made);
    commit(added.scenario);
    onAdded((added.scenario.timeline ?? []).length - 1);
  };
  // What nothing drawn could meet is not on offer.
  const item = (label: string, act: object) => ({ label, disabled: withTarget(act, drawn) === null, onSelect: () => add(act) });
  const items = [
    {
      label: words("inspector.injectFault"),
      icon: "fault" as const,
      children: FAULTS.map(({ fault }) => item(faultLabel(fault), { do: "fault", fault, for: "30s" })),
    },
    ...ACTS.map((act) => item(actLabel(act), { do: act, ...FIRST[act] })),
  ];
  return (
    <Menu items={items}>
      <Button small variant="quiet" icon="plus" className={form["add"]} disabled={drawn.nodes.length === 0}>
        {words("inspector.addEntry")}
      </Button>
    </Menu>
  );
}

/** The act on the first thing it may be put on, ten seconds from now; null where there is none. */
export function withTarget(act: object, drawn: Scenario): TimelineEntry | null {
  const { nodes, routes } = drawn;
  const [here, there] = nodes;
  // A fault between two sets has no target.
  if (!Object.hasOwn(entryFields(act as Record<string, unknown>) ?? {}, "target"))
    return here === undefined || there === undefined
      ? null
      : ({ ...act, at: soon(), between: [[here.id], [there.id]] } as unknown as TimelineEntry);
  const fault = "fault" in act ? String(act.fault) : "";
  const able = nodes.filter(({ id, kind }) => mayTarget(act as Record<string, unknown>, kind) && couldMeet(drawn, fault, id));
  // What acts on deliveries is put on a consumer at first.
  const consumer = faultSpec(fault)?.onDeliveries === true ? able.find(({ kind }) => kind !== "broker") : undefined;
  const target = (consumer ?? able[0])?.id ?? (mayTarget(act as Record<string, unknown>, "route") ? routes[0]?.id : undefined);
  const at = soon();
  return target === undefined ? null : ({ ...act, at, target } as unknown as TimelineEntry);
}
