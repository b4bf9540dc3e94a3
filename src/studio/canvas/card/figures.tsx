// The three numbers of a card: rate, p99, error share. Only the number that is in trouble takes colour.
import type { Node } from "../../../engine/kinds/specs.ts";
import { useWords } from "../../i18n/language.ts";
import { count, duration, percent, type Quantity, tally, UNKNOWN, whole } from "../../i18n/numbers.ts";
import type { NodeLive } from "../../run/run-store.ts";
import { classes } from "../../widgets/classes.ts";

import styles from "./card.module.css";

export type Tone = "plain" | "warn" | "bad";
export const errorTone = (share: number): Tone => (share >= 0.1 ? "bad" : share >= 0.01 ? "warn" : "plain");
/** Waiting shows in the latency: of the causes, those that tell of it colour it. */
export function latencyTone({ status, cause }: NodeLive): Tone {
  if (cause === null || !(cause.code === "slow" || cause.code === "saturated" || cause.code === "queueFull")) return "plain";
  return status === "failing" ? "bad" : "warn";
}

export function Figures({ node, live }: { readonly node: Node; readonly live: NodeLive | undefined }) {
  const words = useWords();
  if (node.kind === "saga") return <SagaFigures live={live?.sagas ?? null} />;
  if (node.kind === "config") return <ConfigFigures live={live?.config ?? null} />;
  if (node.kind === "broker") return <BrokerFigures live={live} />;
  if (node.kind === "registry") return <RegistryFigures live={live?.registry ?? null} />;
  return (
    <div className={styles["figures"]}>
      <Figure
        value={live === undefined ? UNKNOWN : count(live.rate)}
        caption={words(node.kind === "database" ? "canvas.queriesPerSecond" : "canvas.perSecond")}
        tone="plain"
      />
      <Figure
        value={live === undefined ? UNKNOWN : duration(live.p99)}
        caption={words("canvas.p99")}
        tone={live === undefined ? "plain" : latencyTone(live)}
      />
      {node.kind === "cache" && (live === undefined || errorTone(live.errorShare) === "plain") ? (
        <Figure value={live === undefined ? UNKNOWN : percent(live.hitShare)} caption={words("canvas.hits")} tone="plain" />
      ) : (
        <Figure
          value={live === undefined ? UNKNOWN : percent(live.errorShare)}
          caption={words("canvas.errors")}
          tone={live === undefined ? "plain" : errorTone(live.errorShare)}
        />
      )}
    </div>
  );
}
/** What comes in, what no group has acknowledged yet, what is delivered once more. */
function BrokerFigures({ live }: { readonly live: NodeLive | undefined }) {
  const words = useWords();
  return (
    <div className={styles["figures"]}>
      <Figure value={live === undefined ? UNKNOWN : count(live.rate)} caption={words("canvas.messagesPerSecond")} tone="plain" />
      <Figure value={live === undefined ? UNKNOWN : tally(live.lag)} caption={words("canvas.lag")} tone="plain" />
      <Figure
        value={live === undefined ? UNKNOWN : count(live.redelivered)}
        caption={words("canvas.redeliveries")}
        tone={(live?.redelivered ?? 0) > 0 ? "warn" : "plain"}
      />
    </div>
  );
}
/** How many are listed, how many of them are up, how many it takes for healthy that are not. */
function RegistryFigures({ live }: { readonly live: NodeLive["registry"] }) {
  const words = useWords();
  const value = (of: "listed" | "up" | "stale"): Quantity => (live === null ? UNKNOWN : { number: whole(live[of]), unit: "" });
  return (
    <div className={styles["figures"]}>
      <Figure value={value("listed")} caption={words("canvas.listed")} tone="plain" />
      <Figure value={value("up")} caption={words("canvas.up")} tone="plain" />
      <Figure value={value("stale")} caption={words("canvas.stale")} tone={(live?.stale ?? 0) > 0 ? "warn" : "plain"} />
    </div>
  );
}
const perSecond = ({ number, unit }: Quantity): Quantity => (number === UNKNOWN.number ? UNKNOWN : { number, unit: `${unit}/s` });
/** How many are completed and undone a second, and how many are under way. */
function SagaFigures({ live }: { readonly live: NodeLive["sagas"] }) {
  const words = useWords();
  const rate = (of: "completedRate" | "compensatedRate"): Quantity => (live === null ? UNKNOWN : perSecond(count(live[of])));
  return (
    <div className={styles["figures"]}>
      <Figure value={rate("completedRate")} caption={words("canvas.sagasDone")} tone="plain" />
      <Figure value={live === null ? UNKNOWN : tally(live.open)} caption={words("canvas.sagasOpen")} tone="plain" />
      <Figure
        value={rate("compensatedRate")}
        caption={words("canvas.sagasUndone")}
        tone={(live?.compensatedRate ?? 0) > 0 ? "warn" : "plain"}
      />
    </div>
  );
}
/** How many documents there are, how long the last change took to reach all (or is under way), how many views are behind. */
function ConfigFigures({ live }: { readonly live: NodeLive["config"] }) {
  const words = useWords();
  const behind = live === null ? 0 : live.views - live.current;
  const spread = live === null ? NaN : Number.isNaN(live.underWay) ? live.spread : live.underWay;
  const whole_ = (value: number): Quantity => ({ number: whole(value), unit: "" });
  return (
    <div className={styles["figures"]}>
      <Figure value={live === null ? UNKNOWN : whole_(live.documents)} caption={words("canvas.documents")} tone="plain" />
      <Figure value={duration(spread)} caption={words("canvas.spread")} tone="plain" />
      <Figure value={live === null ? UNKNOWN : whole_(behind)} caption={words("canvas.behind")} tone={behind > 0 ? "warn" : "plain"} />
    </div>
  );
}
function Figure({ value, caption, tone }: { readonly value: Quantity; readonly caption: string; readonly tone: Tone }) {
  return (
    <div className={classes(styles["figureOf"], tone !== "plain" && styles[tone])}>
      <b>
        {value.number}
        {value.unit === "" ? null : <u>{value.unit}</u>}
      </b>
      <i>{caption}</i>
    </div>
  );
}
