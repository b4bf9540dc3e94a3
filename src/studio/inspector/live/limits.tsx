// What the caller's own limits on a route hold now, a row for each of its instances, and what the policies of the route have done so far.
import { useCallback } from "react";

import type { Route } from "../../../engine/scenario/routes.ts";
import type { LimitsOfCaller, LimitsView } from "../../../engine/telemetry/views/limits.ts";
import { usePolled } from "../../dock/polled.ts";
import { useWords } from "../../i18n/language.ts";
import { tally, whole } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { Quantity } from "../../widgets/quantity.tsx";

import style from "./live.module.css";

/** More callers than anybody reads: those with a line come first. */
const MOST = 12;

export default function Limits({ route }: { readonly route: Route }) {
  const { id } = route;
  const { value } = usePolled(useCallback(() => controls.limits(id), [id]));
  if (value === null) return null;
  return (
    <>
      {value.callers.length > 0 && <Callers callers={value.callers} />}
      <Done route={route} view={value} />
    </>
  );
}

const worst = (callers: readonly LimitsOfCaller[]) =>
  callers.toSorted((a, b) => b.waiting - a.waiting || b.inFlight - a.inFlight).slice(0, MOST);
const part = (now: number, of: number): string => (Number.isFinite(of) ? `${whole(now)}/${whole(of)}` : whole(now));

function Callers({ callers }: { readonly callers: readonly LimitsOfCaller[] }) {
  const words = useWords();
  const shown = callers.length <= MOST ? callers : worst(callers);
  const has = {
    waiting: callers.some(({ queue }) => queue > 0),
    limit: callers.some(({ limit }) => !Number.isNaN(limit)),
    tokens: callers.some(({ tokens }) => !Number.isNaN(tokens)),
  };
  return (
    <>
      <table className={style["table"]}>
        <caption className={style["caption"]}>{words("inspector.limits")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("inspector.limits.caller")}</th>
            <th scope="col">{words("inspector.limits.inFlight")}</th>
            {has.waiting && <th scope="col">{words("inspector.limits.waiting")}</th>}
            {has.limit && <th scope="col">{words("inspector.limits.limit")}</th>}
            {has.tokens && <th scope="col">{words("inspector.limits.tokens")}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ caller, inFlight, most, waiting, queue, limit, tokens, burst }) => (
            <tr key={caller}>
              <td title={caller}>{caller}</td>
              <td className={inFlight >= most ? style["warn"] : undefined}>{part(inFlight, most)}</td>
              {has.waiting && <td className={waiting > 0 ? style["warn"] : undefined}>{part(waiting, queue)}</td>}
              {has.limit && <td>{whole(limit)}</td>}
              {has.tokens && <td className={tokens < 1 ? style["warn"] : undefined}>{part(Math.floor(tokens), burst)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < callers.length && (
        <p className={style["rest"]}>{words("inspector.limits.more", { count: callers.length - shown.length })}</p>
      )}
    </>
  );
}

/** A figure for each policy that the route has. */
function Done({ route, view }: { readonly route: Route; readonly view: LimitsView }) {
  const words = useWords();
  const figures = [
    ...(view.budget === null ? [] : [["budgetLeft", view.budget.left] as const, ["overBudget", view.budget.refused] as const]),
    ...(route.hedge === undefined ? [] : [["hedges", view.hedges] as const, ["won", view.hedgesWon] as const]),
    ...(route.fallback === undefined ? [] : [["fallbacks", view.fallbacks] as const]),
    ...(route.rateLimit === undefined ? [] : [["rateLimited", view.rateLimited] as const]),
    ...(route.bulkhead === undefined ? [] : [["bulkhead", view.bulkheadFull + view.bulkheadWaited] as const]),
    ...(route.concurrencyLimit === undefined ? [] : [["overLimit", view.overLimit] as const]),
  ];
  if (figures.length === 0) return null;
  return (
    <dl className={style["figures"]} aria-label={words("inspector.policies")}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{words(`inspector.policies.${name}`)}</dt>
          <dd>
            <Quantity value={tally(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
