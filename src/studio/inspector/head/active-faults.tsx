// The faults that act on the selection now, with the time they have left and a way to end them.
import type { ActiveFault } from "../../../engine/telemetry/live.ts";
import { useWords } from "../../i18n/language.ts";
import { duration } from "../../i18n/numbers.ts";
import { useRun } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { faultLabel } from "../kind-label.ts";
import { perform } from "../perform.ts";

import style from "../inspector.module.css";

export function ActiveFaults({ target }: { readonly target: string }) {
  const faults = useRun((status) => status.faults);
  return faults.filter((fault) => fault.target === target).map((fault) => <FaultLine key={fault.id} fault={fault} />);
}

function FaultLine({ fault }: { readonly fault: ActiveFault }) {
  const words = useWords();
  // To the second: the text changes once a second, not with every frame.
  const seconds = useRun((status) => (fault.until === null ? null : Math.max(0, Math.ceil((fault.until - status.now) / 1e6))));
  const left = seconds === null ? null : duration(seconds * 1e6);
  const settings = Object.values(fault.settings).filter((value) => typeof value === "string" || typeof value === "number");
  const name = faultLabel(fault.fault);
  return (
    <div className={style["fault"]}>
      <StatusMark status="fault" size={13} />
      <span className={style["faultText"]}>
        {[name, settings.join(", "), fault.instance ?? ""].filter((part) => part !== "").join(" · ")}
        <small>
          {left === null
            ? words("inspector.untilCleared")
            : words("inspector.timeLeft", { left: `${Math.round(seconds ?? 0) < 60 ? `${seconds} s` : left.number}` })}
        </small>
      </span>
      <Button
        small
        variant="quiet"
        aria-label={words("inspector.stopFault", { fault: name })}
        onClick={() => perform({ do: "clear", fault: fault.id })}
      >
        {words("inspector.stop")}
      </Button>
    </div>
  );
}
