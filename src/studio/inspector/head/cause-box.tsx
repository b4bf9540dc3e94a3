// Why a node is not healthy, in a full sentence.
import { exhaustive } from "../../../base/exhaustive.ts";
import type { Cause } from "../../../engine/telemetry/views/live.ts";
import { scenario } from "../../document/document-store.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { count, duration, percent, type Quantity, whole } from "../../i18n/numbers.ts";
import type { NodeLive } from "../../run/run-store.ts";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { nodeName, thingName } from "../form/thing-names.ts";
import { shortClock } from "../short-clock.ts";

import style from "../inspector.module.css";

export function CauseBox({ live }: { readonly live: NodeLive }) {
  const words = useWords();
  if (live.cause === null || live.status === "healthy") return null;
  return (
    <p className={style["cause"]} data-status={live.status}>
      <StatusMark status={live.status} size={12} />
      <span>{causeSentence(live.cause, words)}</span>
    </p>
  );
}

export function causeSentence(cause: Cause, words: Translate): string {
  switch (cause.code) {
    case "unreachable":
      return cause.share < 1
        ? words("inspector.cause.unreachableShare", { share: percentText(cause.share) })
        : words("inspector.cause.unreachable");
    case "queueFull": {
      const full = words("inspector.cause.queueFull", {
        busy: whole(cause.busy),
        slots: whole(cause.slots),
        waiting: whole(cause.waiting),
        room: whole(cause.room),
      });
      return cause.down === 0 ? full : `${full} ${words("inspector.cause.down", { down: cause.down, of: cause.of })}`;
    }
    case "down":
      return words("inspector.cause.down", { down: cause.down, of: cause.of });
    case "ejected":
      return words("inspector.cause.ejected", { ejected: cause.ejected, of: cause.of });
    case "lagGrows":
      return words("inspector.cause.lagGrows", {
        group: nodeName(scenario(), cause.group),
        published: rateText(cause.published),
        handled: rateText(cause.handled),
        lag: whole(cause.lag),
        age: written(duration(cause.age)),
      });
    case "stuckSagas":
      return words("inspector.cause.stuckSagas", { stuck: whole(cause.stuck) });
    case "stopped":
      return words("inspector.cause.stopped", { at: shortClock(cause.at) });
    case "errors":
      return errorsSentence(cause, words);
    case "saturated":
      return words("inspector.cause.saturated", { busy: whole(cause.busy), slots: whole(cause.slots), waiting: whole(cause.waiting) });
    case "slow":
      return words("inspector.cause.slow", { share: percentText(cause.share), callee: nodeName(scenario(), cause.callee) });
    case "waits": {
      const { busy, slots, visits, waiting } = cause;
      const values = { visits: whole(visits), callee: nodeName(scenario(), cause.callee), busy: whole(busy), slots: whole(slots) };
      return waiting > 0
        ? words("inspector.cause.waitsInLine", { ...values, waiting: whole(waiting) })
        : words("inspector.cause.waits", { visits: values.visits, callee: values.callee });
    }
    case "hangs":
      return words("inspector.cause.hangs", { hanging: cause.hanging, of: cause.of });
    default:
      return exhaustive(cause);
  }
}
function errorsSentence({ share, reason }: Extract<Cause, { code: "errors" }>, words: Translate): string {
  if (reason === null) return words("inspector.cause.errors", { share: percentText(share) });
  const why = words(`reason.${reason.code}`, { at: thingName(scenario(), reason.at) });
  return words("inspector.cause.errorsBy", { share: percentText(share), why });
}
const rateText = (rate: number): string => written(count(rate));
const written = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();
const percentText = (share: number): string => `${percent(share).number} %`;
