// All faults that act now, wherever: what each does, to whom, for how long still; each can be ended, and all of them at once.
import type { ActiveFault } from "../../engine/telemetry/views/live.ts";
import { faultText, secondsLeft } from "../canvas/card/fault-text.ts";
import { placesOf } from "../canvas/card/faults-on.ts";
import { reveal } from "../canvas/handle.ts";
import { scenario } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { perform } from "../inspector/perform.ts";
import { shortClock } from "../inspector/short-clock.ts";
import { useRun } from "../run/run-store.ts";
import { select } from "../view/view-store.ts";
import { placeWords } from "../why/sentences.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { classes } from "../widgets/classes.ts";
import { StatusMark } from "../widgets/status-mark.tsx";
import { STOP_ALL, stopAllFaults } from "./stop-all.ts";

import style from "./faults.module.css";

export function ActiveFaultList({ className }: { readonly className?: string | undefined }) {
  const words = useWords();
  const faults = useRun((run) => run.faults);
  if (faults.length === 0) return null;
  return (
    <section className={classes(style["active"], className)} aria-label={words("faults.active")}>
      <div className={style["head"]}>
        <h3>{words("faults.count", { count: faults.length })}</h3>
        <Button small variant="quiet" icon="close" onClick={stopAllFaults} title={STOP_ALL}>
          {words("faults.stopAll")}
        </Button>
      </div>
      <ul className={style["list"]}>
        {faults.map((fault) => (
          <ActiveFaultRow key={fault.id} fault={fault} />
        ))}
      </ul>
    </section>
  );
}

function ActiveFaultRow({ fault }: { readonly fault: ActiveFault }) {
  const words = useWords();
  // To the second: the text changes once a second, not with every frame.
  const seconds = useRun((run) => secondsLeft(fault, run.now));
  const effect = faultText(fault, words);
  const show = () => {
    const places = [...placesOf(fault, scenario())];
    select(places);
    requestAnimationFrame(() => reveal(places));
  };
  return (
    <li className={style["row"]}>
      <button type="button" className={style["fault"]} onClick={show}>
        <StatusMark status="fault" size={13} />
        <span className={style["what"]}>
          <strong>{effect}</strong>
          <span>{placeWords(fault, words)}</span>
        </span>
        <span className={style["left"]}>
          {seconds === null ? words("faults.untilStopped") : words("faults.left", { left: leftText(seconds) })}
        </span>
      </button>
      <IconButton
        small
        icon="close"
        label={words("faults.stop", { fault: effect })}
        onClick={() => perform({ do: "clear", fault: fault.id })}
      />
    </li>
  );
}
const leftText = (seconds: number): string => (seconds < 60 ? `${seconds} s` : shortClock(seconds * 1e6));
