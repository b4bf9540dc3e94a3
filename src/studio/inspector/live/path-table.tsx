// A gateway's paths as they are now: how many requests went each way since the run began, and what the limit of the path holds.
import { useCallback } from "react";

import type { PathReport } from "../../../engine/telemetry/views/path-report.ts";
import { usePolled } from "../../dock/polled.ts";
import { scenario } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { tally, whole } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { Quantity } from "../../widgets/quantity.tsx";
import { thingName } from "../form/thing-names.ts";

import style from "./live.module.css";

export default function PathsNow({ node }: { readonly node: string }) {
  const words = useWords();
  const { value, current } = usePolled(useCallback(() => controls.paths(node), [node]));
  if (value === null || !current || value.length === 0) return null;
  const limited = value.some(({ burst }) => !Number.isNaN(burst));
  return (
    <table className={style["table"]} aria-label={words("inspector.section.routing")}>
      <thead>
        <tr>
          <th scope="col">{words("inspector.section.routing")}</th>
          <th scope="col">{words("inspector.stage.passed")}</th>
          {limited && <th scope="col">{words("inspector.path.limited")}</th>}
          {limited && <th scope="col">{words("inspector.limits.tokens")}</th>}
        </tr>
      </thead>
      <tbody>
        {value.map((report, index) => (
          // The place is a path's identity: two may be the same and differ in their headers.
          // eslint-disable-next-line react/no-array-index-key
          <Row key={index} report={report} limited={limited} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ report, limited }: { readonly report: PathReport; readonly limited: boolean }) {
  const { path, service, endpoint } = report;
  const whom = endpoint === null ? thingName(scenario(), service) : `${thingName(scenario(), service)} · ${endpoint}`;
  return (
    <tr>
      <th scope="row" className={style["stage"]} title={`${path} → ${whom}`}>
        {path} <small>{whom}</small>
      </th>
      <td>
        <Quantity value={tally(report.passed)} />
      </td>
      {limited && <Limit report={report} />}
    </tr>
  );
}

/** Turned away, and the tokens that are left; a path without a limit of its own has neither. */
function Limit({ report: { limited, tokens, burst } }: { readonly report: PathReport }) {
  if (Number.isNaN(burst))
    return (
      <>
        <td>–</td>
        <td>–</td>
      </>
    );
  return (
    <>
      <td className={limited > 0 ? style["warn"] : undefined}>
        <Quantity value={tally(limited)} />
      </td>
      <td className={tokens < 1 ? style["warn"] : undefined}>{`${whole(Math.floor(tokens))}/${whole(burst)}`}</td>
    </>
  );
}
