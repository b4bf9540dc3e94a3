// How far groups are behind, as objectives ask for it: of a broker, a topic of it ("bus/orders"), a subscription, or all. Where there
// are several groups, the one that is furthest behind.
import type { ConsumerGroup } from "../../messaging/consumer-group.ts";
import type { Run } from "../../runtime/run.ts";
import { partsOf } from "../../scenario/topics.ts";

/** The groups that are meant; null: there is no such thing. */
function groupsOf({ messaging, network }: Run, of: string): readonly ConsumerGroup[] | null {
  const hosts = [...(messaging?.hosts.values() ?? [])];
  if (of === "clients") return hosts.length === 0 ? null : hosts.flatMap(({ broker }) => broker.present.flatMap(({ groups }) => groups));
  const [id, rest] = partsOf(of);
  const host = hosts.find(({ node }) => node.id === id);
  if (host !== undefined)
    return host.broker.present.filter(({ name }) => rest === "" || name === rest.slice(1)).flatMap(({ groups }) => groups);
  const from = network.routeById.get(id)?.from;
  const found = hosts.find(({ node }) => node === from)?.subscriptions.get(id);
  return found === undefined ? null : [found.group];
}

/** Messages, at most, within the window or in all that was measured so far; NaN: there is nothing of the sort. */
export function mostLag(run: Run, of: string, over: "window" | "run"): number {
  const groups = groupsOf(run, of);
  if (groups === null) return NaN;
  return groups.reduce((most, { counts }) => Math.max(most, counts.windowPeak, over === "run" ? counts.peak : 0), 0);
}

/** A window has ended. */
export function turnLags({ messaging, now, measuredFrom }: Run): void {
  for (const { broker } of messaging?.hosts.values() ?? [])
    for (const { counts, removed } of broker.groups) {
      if (removed) continue;
      if (now > measuredFrom && counts.windowPeak > counts.peak) counts.peak = counts.windowPeak;
      counts.windowPeak = counts.lag;
    }
}
