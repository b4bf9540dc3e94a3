// The corners of a load shape: instants and rates, over a stretch that shows what is special about it.
import { LOADS } from "../../../engine/kinds/client/spec.ts";

export interface LoadCurve {
  readonly points: readonly (readonly [at: number, rate: number])[];
  readonly until: number;
}
type Settings = Readonly<Record<string, unknown>>;
type Time = (text: unknown) => number;
const MINUTE = 6e7;

/** null: a closed load has no rate of its own. */
export function clientLoads(value: unknown, time: Time): LoadCurve | null {
  const written = (value ?? {}) as Settings;
  const shape = String(written["shape"]);
  const draw = Object.hasOwn(CURVES, shape) ? CURVES[shape] : undefined;
  return draw === undefined ? null : draw({ ...defaultsOf(shape), ...written }, time);
}
function defaultsOf(shape: string): Settings {
  const fields = LOADS[shape as keyof typeof LOADS] as Readonly<Record<string, { readonly default?: unknown }>>;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default]));
}

const CURVES: Readonly<Record<string, (load: Settings, time: Time) => LoadCurve>> = {
  constant: ({ rate }) => ({
    points: [
      [0, Number(rate)],
      [MINUTE, Number(rate)],
    ],
    until: MINUTE,
  }),
  ramp: ({ from, to, over }, time) => {
    const end = time(over) * 1.25;
    return {
      points: [
        [0, Number(from)],
        [time(over), Number(to)],
        [end, Number(to)],
      ],
      until: end,
    };
  },
  steps: ({ steps }, time) => stairs((Array.isArray(steps) ? steps : []) as readonly Settings[], time),
  spike: ({ base, peak, at, for: lasts }, time) => {
    const [low, high, from, to] = [Number(base), Number(peak), time(at), time(at) + time(lasts)];
    const until = to + Math.max(time(lasts), time(at) / 2);
    return {
      points: [
        [0, low],
        [from, low],
        [from, high],
        [to, high],
        [to, low],
        [until, low],
      ],
      until,
    };
  },
  wave: ({ mean, amplitude, period }, time) => {
    const until = time(period) * 2;
    const rate = (at: number) => Math.max(0, Number(mean) + Number(amplitude) * Math.sin((at / time(period)) * 2 * Math.PI));
    return { points: Array.from({ length: 65 }, (_, i) => [(i / 64) * until, rate((i / 64) * until)] as const), until };
  },
};
function stairs(steps: readonly Settings[], time: Time): LoadCurve {
  const points: [number, number][] = [[0, 0]];
  for (const { at, rate } of steps) points.push([time(at), points.at(-1)?.[1] ?? 0], [time(at), Number(rate)]);
  const until = Math.max(1, (points.at(-1)?.[0] ?? 0) * 1.3 || MINUTE);
  return { points: [...points, [until, points.at(-1)?.[1] ?? 0]], until };
}
