// The fourth row of a card: its replicas as cells and the limit that matters for its kind as a bar with its number.
import { kindSpec, type Node } from "../../../engine/kinds/specs.ts";
import { FIRST_TOPIC } from "../../../engine/scenario/topics.ts";
import { useWords, type Translate } from "../../i18n/language.ts";
import { count, percent, tally, whole } from "../../i18n/numbers.ts";
import { spacedTime } from "../../inspector/form/number-text.ts";
import type { InstanceLive, NodeLive } from "../../run/run-store.ts";
import { type CellState, cellState, fillOf, ReplicaCell, stateWord } from "./replica-cell.tsx";
import { SagaSteps } from "./saga-steps.tsx";

import styles from "./card.module.css";

export const MOST_CELLS = 6;
const WORST = 3;
const GRAVITY: Readonly<Record<CellState, number>> = {
  killed: 6,
  failing: 5,
  degraded: 4,
  ejected: 4,
  stopped: 3,
  draining: 2,
  starting: 1,
  healthy: 0,
};

/** All of them, or the three that are worst off. */
export function shownReplicas(instances: readonly InstanceLive[]): readonly InstanceLive[] {
  if (instances.length <= MOST_CELLS) return instances;
  return instances
    .toSorted((a, b) => GRAVITY[cellState(b)] - GRAVITY[cellState(a)] || fillOf(b) - fillOf(a) || a.number - b.number)
    .slice(0, WORST)
    .toSorted((a, b) => a.number - b.number);
}

export function CapacityRow({ node, live }: { readonly node: Node; readonly live: NodeLive }) {
  const words = useWords();
  if (node.kind === "client") return <LoadRow node={node} live={live} />;
  const cells = node.kind !== "external" && node.kind !== "config" && !(node.kind === "cache" && live.instances.length === 1);
  const shown = cells ? shownReplicas(live.instances) : [];
  const stopped = live.instances.length > 0 && live.instances.every((instance) => instance.status === "STOPPED");
  return (
    <div className={styles["capacity"]}>
      {shown.map((instance) => (
        <ReplicaCell
          key={instance.number}
          state={cellState(instance)}
          fill={fillOf(instance)}
          title={replicaTitle(node.id, instance, words)}
        />
      ))}
      {shown.length === live.instances.length || !cells ? null : <span className={styles["times"]}>×{live.instances.length}</span>}
      {stopped ? (
        <span className={styles["figure"]}>{words("canvas.stoppedReplicas", { count: live.instances.length })}</span>
      ) : node.kind === "config" ? (
        <Views live={live} />
      ) : node.kind === "registry" ? (
        <Lease node={node} live={live} />
      ) : node.kind === "saga" ? (
        <SagaSteps live={live.sagas} />
      ) : node.kind === "broker" ? (
        <span className={styles["figure"]}>
          {words("canvas.topicsAndDepth", { topics: (node.topics ?? FIRST).length, depth: Object.values(tally(live.depth)).join("") })}
        </span>
      ) : node.kind === "external" ? (
        <Quota live={live} />
      ) : node.kind === "cache" ? (
        <Bar
          calm
          share={live.keys / live.keyRoom}
          awaited={false}
          text={live.keys === 1 ? words("canvas.oneKey") : words("canvas.keys", { held: Object.values(tally(live.keys)).join("") })}
        />
      ) : node.kind === "database" ? (
        <Bar
          share={live.busy / live.slots}
          awaited={live.waiting > 0}
          text={words("canvas.connections", { busy: whole(live.busy), slots: whole(live.slots) })}
        />
      ) : (
        <Bar share={live.waiting / live.room} awaited text={queueText(live, shown.length)} />
      )}
    </div>
  );
}
/** The one of a broker that names none. */
const FIRST = [FIRST_TOPIC] as const;
type RegistryNode = Extract<Node, { readonly kind: "registry" }>;
/** How long a silent instance stays listed; that nobody is evicted now. */
function Lease({ node, live }: { readonly node: RegistryNode; readonly live: NodeLive }) {
  const words = useWords();
  const text =
    live.registry?.preserving === true ? words("canvas.preserving") : words("canvas.lease", { time: spacedTime(node.lease ?? LEASE) });
  return <span className={styles["figure"]}>{text}</span>;
}
/** How many views of instances are as they are to be. */
function Views({ live: { config } }: { readonly live: NodeLive }) {
  const words = useWords();
  const [current, views] = config === null ? [0, 0] : [config.current, config.views];
  return (
    <Bar calm share={current / views} awaited={false} text={words("canvas.views", { current: whole(current), views: whole(views) })} />
  );
}
const LEASE = String(kindSpec("registry")?.fields["lease"]?.default);
/** What is left of the quota; without one, how many calls are under way. */
function Quota({ live }: { readonly live: NodeLive }) {
  const words = useWords();
  if (Number.isNaN(live.quotaLeft))
    return <span className={styles["figure"]}>{words("canvas.underWay", { count: whole(live.inFlight) })}</span>;
  const { number, unit } = percent(live.quotaLeft);
  return <Bar share={1 - live.quotaLeft} awaited text={words("canvas.quota", { left: `${number} ${unit}` })} />;
}
/** The number alone while there is ample room, then with its limit, where cells leave place for both. */
function queueText({ waiting, room }: NodeLive, cells: number): string {
  const both = `${whole(waiting)}/${whole(room)}`;
  const fits = both.length * LETTER_PX <= BESIDE_CELLS_PX - cells * CELL_PX;
  return Number.isFinite(room) && waiting > room / 10 && fits ? both : whole(waiting);
}
/** A row is 136 px wide; gaps and the shortest of bars take the rest. */
const BESIDE_CELLS_PX = 117;
const CELL_PX = 16;
const LETTER_PX = 6;
function replicaTitle(id: string, instance: InstanceLive, words: Translate): string {
  const { number, busy, slots, waiting } = instance;
  return words("canvas.replica", {
    name: `${id}-${number}`,
    status: words(stateWord(instance)),
    busy: whole(busy),
    slots: whole(slots),
    waiting: whole(waiting),
  });
}

const FULL = 0.9;
const HALF = 0.5;
interface BarProps {
  readonly share: number;
  /** Somebody waits for it: being full is then a trouble. */
  readonly awaited: boolean;
  readonly text: string;
  /** To be full is its business. */
  readonly calm?: boolean;
}
function Bar({ share, awaited, text, calm = false }: BarProps) {
  const filled = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  const tone = filled > FULL && awaited ? "full" : filled > HALF && !calm ? "half" : "free";
  return (
    <span className={styles["limit"]}>
      <span className={styles["track"]}>
        <i data-tone={tone} style={{ width: `${Math.round(filled * 100)}%` }} />
      </span>
      <span className={styles["figure"]}>{text}</span>
    </span>
  );
}

type Client = Extract<Node, { readonly kind: "client" }>;
function LoadRow({ node, live }: { readonly node: Client; readonly live: NodeLive }) {
  const words = useWords();
  const load = node.load ?? { shape: "constant" as const };
  return (
    <div className={styles["capacity"]}>
      <span className={styles["limit"]}>
        <span className={styles["track"]}>
          <i data-tone="free" style={{ width: `${Math.round(Math.min(1, live.load / peak(load) || 0) * 100)}%` }} />
        </span>
        <span className={styles["figure"]}>{loadText(load, live.load, words)}</span>
      </span>
    </div>
  );
}
type Load = NonNullable<Client["load"]>;
/** The most that the shape ever asks for; the defaults are those of the format. */
export function peak(load: Load): number {
  switch (load.shape) {
    case "constant":
      return load.rate ?? 10;
    case "ramp":
      return Math.max(load.from ?? 10, load.to ?? 500);
    case "steps":
      return Math.max(...load.steps.map((step) => step.rate));
    case "spike":
      return Math.max(load.base ?? 100, load.peak ?? 800);
    case "wave":
      return (load.mean ?? 200) + (load.amplitude ?? 150);
    case "closed":
      return load.users ?? 50;
  }
}
/** As it was written: 10, not 10.0. */
const short = (value: number): string => Object.values(Number.isInteger(value) ? tally(value) : count(value)).join("");
function loadText(load: Load, now: number, words: Translate): string {
  switch (load.shape) {
    case "constant":
      return words("canvas.load.constant", { rate: short(peak(load)) });
    case "ramp":
      return words("canvas.load.ramp", { from: short(load.from ?? 10), to: short(load.to ?? 500) });
    case "steps":
      return words("canvas.load.steps", { rate: short(now) });
    case "spike":
      return words("canvas.load.spike", { base: short(load.base ?? 100), peak: short(load.peak ?? 800) });
    case "wave":
      return words("canvas.load.wave", { mean: short(load.mean ?? 200), amplitude: short(load.amplitude ?? 150) });
    case "closed":
      return words("canvas.load.closed", { users: short(peak(load)) });
  }
}
