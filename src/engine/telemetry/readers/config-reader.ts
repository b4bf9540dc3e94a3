// Reads the configuration server and the views of all instances at a moment, and compares what they hold with what they are to. Changes nothing.
import type { ConfigVersion } from "../../configuration/version.ts";
import type { ConfigHost } from "../../runtime/config/config-host.ts";
import type { Configurations } from "../../runtime/config/configurations.ts";
import type { Subscriber } from "../../runtime/config/subscriber.ts";
import type { Run } from "../../runtime/run.ts";
import type { WindowObserver } from "../metrics/windows.ts";
import type {
  ConfigDetail,
  ConfigDocument,
  ConfigInstance,
  ConfigLive,
  ConfigQuery,
  ConfigView,
  ConfigVersionRow,
} from "../views/config-view.ts";
import { TREND_WINDOWS } from "../views/live.ts";

export class ConfigReader implements WindowObserver {
  private readonly run: Run;
  /** How long the latest change took, or is under way, at the end of each of the last windows; µs. */
  private spreads: number[] = [];

  constructor(run: Run) {
    this.run = run;
  }

  observe(): void {
    const { config } = this.run;
    if (config === null && this.spreads.length === 0) return;
    this.spreads = [...this.spreads.slice(1 - TREND_WINDOWS), config === null ? NaN : spreadOf(config)];
  }

  /** The last entries of a node's trend. */
  trend(into: Float32Array): void {
    into.set(this.spreads, TREND_WINDOWS - this.spreads.length);
  }

  live(): ConfigLive | null {
    const { config } = this.run;
    if (config === null) return null;
    let views = 0;
    let current = 0;
    for (const subscriber of config.subscribers.values()) {
      if (!subscriber.isOn) continue;
      views++;
      if (!config.lags(subscriber)) current++;
    }
    const { host, spread, underWay } = config;
    return { node: host.node.id, documents: host.manager.services.length, views, current, spread, underWay };
  }

  view({ most, service }: ConfigQuery): ConfigView | null {
    const { config } = this.run;
    if (config === null) return null;
    const { host } = config;
    const { manager, settings } = host;
    const services = manager.services.filter((id) => this.run.network.nodeById.has(id)).toSorted((a, b) => (a < b ? -1 : 1));
    const shown = service !== null && services.includes(service) ? service : services[0];
    return {
      node: host.node.id,
      now: this.run.now,
      state: stateOf(host),
      push: settings.push,
      poll: settings.poll,
      letThrough: settings.letThrough,
      documents: services.map((id) => documentOf(config, id)),
      shown: shown === undefined ? null : detailOf(config, shown, most),
      history: host.chronicle.history,
    };
  }
}

const spreadOf = ({ spread, underWay }: Configurations): number =>
  Number.isNaN(underWay) ? (Number.isNaN(spread) ? 0 : spread) : underWay;

function stateOf(host: ConfigHost): ConfigView["state"] {
  const [process] = host.node.instances;
  if (process === undefined || !process.serves) return "down";
  if (process.hanging > 0) return "hanging";
  return host.isSlow ? "slow" : "up";
}

const viewsOf = (config: Configurations, service: string): readonly Subscriber[] =>
  [...config.subscribers.values()].filter(({ instance, isOn }) => isOn && instance.node.id === service);

function documentOf(config: Configurations, service: string): ConfigDocument {
  const { manager } = config.host;
  const views = viewsOf(config, service);
  return {
    service,
    stable: manager.stable(service)?.number ?? 0,
    staged: manager.staged(service)?.version.number ?? null,
    views: views.length,
    behind: views.filter((view) => config.lags(view)).length,
  };
}

function detailOf(config: Configurations, service: string, most: number): ConfigDetail {
  const { manager } = config.host;
  const views = viewsOf(config, service);
  const staged = manager.staged(service);
  const all = views.map((view) => instanceOf(config, view));
  const shown = all.length <= most ? all : [...all.filter(differs), ...all.filter((one) => !differs(one))].slice(0, most);
  const held = views.flatMap(({ acts, view }) => [view.version, acts]).filter((version) => version !== null);
  const versions = new Map([...held, ...manager.history(service)].map((version) => [version.number, version]));
  return {
    ...documentOf(config, service),
    staged: staged === null ? null : { version: staged.version.number, share: staged.share, count: staged.members.size },
    versions: [...versions.values()]
      .toSorted((a, b) => a.number - b.number)
      .map((version) => rowOf(version, manager.wasOnlyStaged(service, version.number))),
    instances: shown.toSorted((a, b) => numberOf(a) - numberOf(b)),
    left: all.length - shown.length,
  };
}

function instanceOf({ host }: Configurations, { acts, instance, nextAt, since, view }: Subscriber): ConfigInstance {
  return {
    name: instance.name,
    status: instance.status,
    holds: view.version?.number ?? null,
    acts: acts?.number ?? null,
    target: host.manager.target(instance.node.id, instance.name)?.version.number ?? 0,
    since,
    nextAt,
    failures: view.failures,
  };
}
const differs = ({ acts, holds, target }: ConfigInstance): boolean => holds !== target || acts !== target;
const numberOf = ({ name }: ConfigInstance): number => Number(name.slice(name.lastIndexOf("-") + 1));
const rowOf = ({ again, at, by, number, values }: ConfigVersion, tried: boolean): ConfigVersionRow => ({
  number,
  at,
  by,
  tried,
  again,
  values: [...values],
});
