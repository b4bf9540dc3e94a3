// The heading of the live state: whether it moves, and the virtual time it belongs to.
import { useWords } from "../../i18n/language.ts";
import { useRun } from "../../run/run-store.ts";
import { tenthClock } from "../short-clock.ts";

import style from "./live.module.css";

export function LiveHead() {
  const words = useWords();
  const running = useRun((status) => status.state === "running");
  const at = useRun((status) => tenthClock(status.now));
  return (
    <div className={style["head"]}>
      <span className={style["pulse"]} data-running={running} />
      <h3>{words("inspector.live")}</h3>
      <time>{at}</time>
    </div>
  );
}
