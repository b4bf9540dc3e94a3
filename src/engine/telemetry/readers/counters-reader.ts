// What is kept in a run, now and at the end of each window of its history. Looks at the ledger between events and changes nothing.
import type { Run } from "../../runtime/run.ts";
import { Tiers } from "../metrics/tiers.ts";
import { WINDOW, type WindowObserver } from "../metrics/windows.ts";
import type { CountersQuery, CountersView, CounterView } from "../views/effects-view.ts";

interface Row {
  readonly start: number;
  readonly width: number;
  readonly values: ReadonlyMap<string, number>;
}

export class CountersReader implements WindowObserver {
  private readonly run: Run;
  /** Of several windows the last is what there was at their end. */
  private readonly history = new Tiers<Row>((rows) => ({
    start: (rows[0] as Row).start,
    width: rows.reduce((sum, { width }) => sum + width, 0),
    values: (rows.at(-1) as Row).values,
  }));

  constructor(run: Run) {
    this.run = run;
  }

  observe(end: number): void {
    const { ledger } = this.run;
    if (ledger !== null) this.history.add({ start: end - WINDOW, width: WINDOW, values: new Map(ledger.readings()) });
  }

  view({ from, most, to }: CountersQuery): CountersView {
    const counters = this.counters();
    const rows = this.history.between(from, to);
    const step = Math.max(1, Math.ceil(rows.length / Math.max(1, most)));
    const shown = rows.filter((_, i) => (rows.length - 1 - i) % step === 0);
    return {
      now: this.run.now,
      counters,
      from: Float64Array.from(shown, ({ start }) => start),
      width: shown.reduce((widest, { width }) => Math.max(widest, width), 0) * step,
      columns: counters.map(({ name }) => Float64Array.from(shown, ({ values }) => values.get(name) ?? NaN)),
    };
  }

  private counters(): readonly CounterView[] {
    const { ledger, network } = this.run;
    const places = new Map<string, { node: string; value: number }[]>();
    for (const { id, removed, state } of network.nodes) {
      if (state === null || removed) continue;
      for (const [name, value] of state.readings()) {
        const found = places.get(name);
        if (found === undefined) places.set(name, [{ node: id, value }]);
        else found.push({ node: id, value });
      }
    }
    return (ledger?.readings() ?? []).map(([name, value]) => ({
      name,
      value,
      isEntity: name.includes("."),
      places: places.get(name) ?? [],
    }));
  }
}
