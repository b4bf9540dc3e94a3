// How many faults act, in the bar above, while any does; opens their list.
import { Suspense } from "react";

import { useWords } from "../i18n/language.ts";
import { useRun } from "../run/run-store.ts";
import { onDemand } from "../widgets/on-demand.ts";
import { Popover } from "../widgets/popover.tsx";
import { StatusMark } from "../widgets/status-mark.tsx";

import style from "./faults.module.css";

const List = onDemand(async () => ({ default: (await import("./active-list.tsx")).ActiveFaultList }));

export function FaultsChip() {
  const words = useWords();
  const count = useRun((run) => run.faults.length);
  if (count === 0) return null;
  return (
    <Popover
      label={words("faults.active")}
      align="center"
      width={320}
      trigger={
        <button type="button" className={style["chip"]} aria-label={words("faults.count", { count })}>
          <StatusMark status="fault" size={12} />
          {count}
        </button>
      }
    >
      <Suspense fallback={null}>
        <List className={style["inBar"]} />
      </Suspense>
    </Popover>
  );
}
