// The faults that act on the selection now, with the time they have left and a way to end them.
import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { faultText, secondsLeft } from "../../canvas/card/fault-text.ts";
import { useFaultsOn } from "../../canvas/card/faults-on.ts";
import { useWords } from "../../i18n/language.ts";
import { useRun } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { perform } from "../perform.ts";
import { shortClock } from "../short-clock.ts";

import style from "../inspector.module.css";

export function ActiveFaults({ target }: { readonly target: string }) {
  return useFaultsOn(target).map((fault) => <FaultLine key={fault.id} fault={fault} />);
}

function FaultLine({ fault }: { readonly fault: ActiveFault }) {
  const words = useWords();
  // To the second: the text changes once a second, not with every frame.
  const seconds = useRun((status) => secondsLeft(fault, status.now));
  const effect = faultText(fault, words);
  const left = seconds === null ? words("inspector.untilCleared") : words("inspector.timeLeft", { left: leftText(seconds) });
  return (
    <div className={style["fault"]}>
      <StatusMark status="fault" size={13} />
      <span className={style["faultText"]}>
        <strong>{effect}</strong>
        {fault.instance === undefined ? "" : ` · ${fault.instance}`}
        <small>{left}</small>
      </span>
      <Button
        small
        variant="quiet"
        aria-label={words("inspector.stopFault", { fault: effect })}
        onClick={() => perform({ do: "clear", fault: fault.id })}
      >
        {words("inspector.stop")}
      </Button>
    </div>
  );
}
const leftText = (seconds: number): string => (seconds < 60 ? `${seconds} s` : shortClock(seconds * 1e6));
