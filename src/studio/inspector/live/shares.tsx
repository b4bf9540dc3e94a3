// How the route's calls are shared out among the replicas: a bar and a figure each, calls under way, and who is left out until when.
import { useCallback } from "react";

import { completeRoute } from "../../../engine/scenario/complete.ts";
import type { Route } from "../../../engine/scenario/routes.ts";
import type { InstanceShare, RouteShares } from "../../../engine/telemetry/views/shares.ts";
import { usePolled } from "../../dock/polled.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { duration, percent, tally, whole } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { classes } from "../../widgets/classes.ts";
import { Quantity } from "../../widgets/quantity.tsx";
import { shortClock } from "../short-clock.ts";

import style from "./shares.module.css";

/** More replicas than anybody reads: those with the largest shares and those that are left out come first. */
const MOST = 24;

export default function Shares({ route }: { readonly route: Route }) {
  const words = useWords();
  const { id } = route;
  const { value } = usePolled(useCallback(() => controls.shares(id), [id]));
  if (value === null || value.instances.length === 0) return null;
  const { balancer } = completeRoute(route);
  const shown = chosen(value);
  const rest = value.instances.length - shown.length;
  const greatest = Math.max(...value.instances.map((one) => one.sent)) / value.total;
  return (
    <div className={style["shares"]}>
      <h4 className={style["head"]}>
        {words("inspector.shares")} <small>{words(`inspector.option.${balancer}`)}</small>
      </h4>
      <table className={style["table"]} aria-label={words("inspector.shares")}>
        <tbody>
          {shown.map((one) => (
            <Row key={one.name} one={one} share={shareOf(one, value)} greatest={greatest} />
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={style["note"]}>{words("inspector.moreReplicas", { count: rest })}</p>}
      <p className={style["note"]}>{note(value, words)}</p>
    </div>
  );
}

const shareOf = ({ sent }: InstanceShare, { total }: RouteShares): number => (total > 0 ? sent / total : Number.NaN);
function chosen({ instances }: RouteShares): readonly InstanceShare[] {
  if (instances.length <= MOST) return instances;
  const weight = ({ ejected, sent }: InstanceShare) => (ejected === null ? sent : Infinity);
  return instances
    .toSorted((a, b) => (weight(b) > weight(a) ? 1 : weight(b) < weight(a) ? -1 : 0))
    .slice(0, MOST)
    .toSorted((a, b) => a.number - b.number);
}
function note({ over, total }: RouteShares, words: Translate): string {
  if (over === 0) return words("inspector.sharesFromNow");
  const { number, unit } = duration(over);
  return words("inspector.sharesOver", { calls: Object.values(tally(total)).join(""), stretch: `${number} ${unit}`.trim() });
}

function Row({ one, share, greatest }: { readonly one: InstanceShare; readonly share: number; readonly greatest: number }) {
  const words = useWords();
  const isOut = one.ejected !== null || !one.listed;
  return (
    <tr className={classes(isOut && style["out"])}>
      <th scope="row" title={one.zone ?? undefined}>
        {one.name}
        {one.zone === null ? null : <small> {one.zone}</small>}
      </th>
      <td className={style["bar"]} aria-hidden>
        <span style={{ width: `${greatest > 0 ? (100 * share) / greatest : 0}%` }} />
      </td>
      <td>
        <Quantity value={percent(share)} />
      </td>
      <td className={style["why"]}>{state(one, words)}</td>
    </tr>
  );
}
function state({ ejected, expected, listed, outstanding }: InstanceShare, words: Translate): string {
  if (ejected !== null) return words("inspector.sharesEjected", { at: shortClock(ejected.until), times: ejected.times });
  if (!listed) return words("inspector.sharesUnlisted");
  if (!Number.isFinite(expected)) return words("inspector.sharesUnderWay", { count: whole(outstanding) });
  const { number, unit } = duration(expected);
  return words("inspector.sharesExpected", { count: whole(outstanding), time: `${number} ${unit}`.trim() });
}
