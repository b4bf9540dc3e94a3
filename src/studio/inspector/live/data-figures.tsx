// What a node with data does right now besides its visits: keys and hits of a cache, what is left of a quota, how far replicas are
// behind, who waits for locks, connections that are lost. Asked for while it is looked at.
import { useCallback } from "react";

import type { DataReport } from "../../../engine/telemetry/views/data-view.ts";
import { usePolled } from "../../dock/polled.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { duration, percent, plain, type Quantity as Value, tally, UNKNOWN } from "../../i18n/numbers.ts";
import { controls } from "../../run/controls.ts";
import { Quantity } from "../../widgets/quantity.tsx";

import style from "./live.module.css";

type Figure = readonly [name: string, value: Value, tone?: "warn" | "bad" | undefined];

export default function DataFigures({ id }: { readonly id: string }) {
  const words = useWords();
  const { value, current } = usePolled(useCallback(() => controls.data(id), [id]));
  if (value === null || !current) return null;
  return groupsOf(value, words).map(([title, figures]) => (
    <section key={title} className={style["data"]}>
      <h4>{title}</h4>
      <dl className={style["figures"]}>
        {figures.map(([name, figure, tone]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={tone === undefined ? undefined : style[tone]}>
              <Quantity value={figure} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function groupsOf(report: DataReport, words: Translate): readonly (readonly [string, readonly Figure[]])[] {
  const { cache, quota, replication, locks, leaked, events, state } = report;
  return [
    ...(state === undefined || state.readings.length === 0
      ? []
      : [[words("inspector.data.kept"), state.readings.map(([name, value]) => keptFigure(name, value))] as const]),
    ...(state === undefined ? [] : [[words("inspector.data.effects"), effectFigures(state, words)] as const]),
    ...(cache === undefined ? [] : [[words("inspector.data.cache"), cacheFigures(cache, words)] as const]),
    ...(quota === undefined ? [] : [[words("inspector.data.quota"), quotaFigures(quota, words)] as const]),
    ...(replication === undefined ? [] : [[words("inspector.data.replication"), replicationFigures(replication, words)] as const]),
    ...(locks === undefined ? [] : [[words("inspector.data.locks"), lockFigures(locks, words)] as const]),
    ...(events === undefined ? [] : [[words("inspector.data.events"), eventFigures(events, words)] as const]),
    ...(leaked === undefined
      ? []
      : [[words("inspector.data.pool"), [[words("inspector.data.leaked"), tally(leaked), "bad"]] as const] as const]),
  ];
}

const keptFigure = (name: string, value: number): Figure => [name, { number: plain(value), unit: "" }, value < 0 ? "bad" : undefined];
const effectFigures = (state: NonNullable<DataReport["state"]>, words: Translate): readonly Figure[] => [
  [words("inspector.data.applied"), tally(state.applied)],
  [words("inspector.data.duplicates"), tally(state.duplicates)],
  [words("inspector.data.refused"), tally(state.refused), state.refused > 0 ? "warn" : undefined],
  [words("inspector.data.missed"), tally(state.missed)],
  ...(state.losses > 0 ? [[words("inspector.data.losses"), tally(state.losses), "bad"] as const] : []),
];
const share = (part: number, all: number): Value => (all > 0 ? percent(part / all) : UNKNOWN);
const cacheFigures = (cache: NonNullable<DataReport["cache"]>, words: Translate): readonly Figure[] => [
  [words("inspector.data.hitsNow"), percent(cache.recentHits)],
  [words("inspector.data.hits"), share(cache.hits, cache.hits + cache.misses)],
  [words("inspector.data.keys"), tally(cache.keys)],
  [words("inspector.data.room"), tally(cache.room)],
  [words("inspector.data.misses"), tally(cache.misses)],
  [words("inspector.data.coalesced"), tally(cache.coalesced)],
  [words("inspector.data.evicted"), tally(cache.evictions)],
  [words("inspector.data.expired"), tally(cache.expirations)],
  [words("inspector.data.invalidated"), tally(cache.invalidations)],
  [words("inspector.data.waiting"), tally(cache.waiting)],
];
const quotaFigures = (quota: NonNullable<DataReport["quota"]>, words: Translate): readonly Figure[] => [
  [words("inspector.data.left"), percent(quota.left), quota.left <= 0 ? "bad" : undefined],
  [words("inspector.data.turnedAway"), tally(quota.turnedAway)],
];
const replicationFigures = (replication: NonNullable<DataReport["replication"]>, words: Translate): readonly Figure[] => [
  [words("inspector.data.lag"), duration(replication.lag)],
  [words("inspector.data.replicaReads"), tally(replication.reads)],
  [words("inspector.data.stale"), tally(replication.stale), replication.stale > 0 ? "warn" : undefined],
  [words("inspector.data.staleShare"), share(replication.stale, replication.reads)],
];
const lockFigures = (locks: NonNullable<DataReport["locks"]>, words: Translate): readonly Figure[] => [
  [words("inspector.data.locked"), tally(locks.held)],
  [words("inspector.data.waiting"), tally(locks.waiting)],
  [words("inspector.data.lockWaits"), tally(locks.waits)],
  [words("inspector.data.meanWait"), locks.waits > 0 ? duration(locks.waited / locks.waits) : UNKNOWN],
  [words("inspector.data.longestWait"), locks.waits > 0 ? duration(locks.longest) : UNKNOWN],
];
const eventFigures = (events: NonNullable<DataReport["events"]>, words: Translate): readonly Figure[] => [
  [words("inspector.data.unhandled"), tally(events.unhandled), events.unhandled > 0 ? "warn" : undefined],
  [words("inspector.data.duplicates"), tally(events.duplicates)],
  [words("inspector.data.remembered"), Number.isNaN(events.remembered) ? UNKNOWN : tally(events.remembered)],
];
