// The distributions with parameters: what each takes, in which range, and how the kernel's is made of it.
import { failure, type Result, success } from "../../base/result.ts";
import {
  type Distribution,
  erlang,
  exponential,
  lognormalByMoments,
  lognormalByPercentiles,
  normal,
  pareto,
  uniform,
  weibull,
} from "../kernel/distribution.ts";
import { parseExactDuration, type TextProblem } from "./duration-text.ts";

interface Parameter {
  readonly name: string;
  readonly sort: "duration" | "number" | "whole";
  /** Not 0. */
  readonly positive?: true;
}
interface Shape {
  readonly usage: string;
  readonly forms: readonly Form[];
}
interface Form {
  readonly parameters: readonly Parameter[];
  /** Must be named, since another form takes as many. */
  readonly named?: true;
  readonly build: (a: number, b: number) => Distribution;
  /** What must hold between the two. */
  readonly relation?: { readonly expected: string; readonly holds: (a: number, b: number) => boolean };
}
const time = (name: string): Parameter => ({ name, sort: "duration" });
const someTime = (name: string): Parameter => ({ name, sort: "duration", positive: true });
const some = (name: string): Parameter => ({ name, sort: "number", positive: true });

export const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["exp", { usage: "exp(mean)", forms: [{ parameters: [time("mean")], build: exponential }] }],
  [
    "uniform",
    {
      usage: "uniform(low, high)",
      forms: [
        {
          parameters: [time("low"), time("high")],
          build: uniform,
          relation: { expected: "low ≤ high", holds: (low, high) => low <= high },
        },
      ],
    },
  ],
  ["normal", { usage: "normal(mean, sd)", forms: [{ parameters: [time("mean"), time("sd")], build: normal }] }],
  [
    "lognormal",
    {
      usage: "lognormal(p50=…, p99=…) | lognormal(mean=…, sd=…)",
      forms: [
        {
          named: true,
          parameters: [someTime("p50"), someTime("p99")],
          build: lognormalByPercentiles,
          relation: { expected: "p50 ≤ p99", holds: (p50, p99) => p50 <= p99 },
        },
        { named: true, parameters: [someTime("mean"), time("sd")], build: lognormalByMoments },
      ],
    },
  ],
  [
    "erlang",
    {
      usage: "erlang(shape, mean)",
      forms: [{ parameters: [{ name: "shape", sort: "whole", positive: true }, time("mean")], build: erlang }],
    },
  ],
  ["pareto", { usage: "pareto(min=…, shape=…)", forms: [{ parameters: [someTime("min"), some("shape")], build: pareto }] }],
  [
    "weibull",
    {
      usage: "weibull(shape=…, scale=…)",
      forms: [{ parameters: [some("shape"), time("scale")], build: (shape, scale) => weibull(shape, scale) }],
    },
  ],
]);
const MIXED: Readonly<Record<string, string>> = { bimodal: "bimodal(0.95: exp(4ms), 0.05: 200ms)", empirical: "empirical(1ms, 2ms, 9ms)" };
/** How a distribution is written; undefined where there is none of that name. */
export const usageOf = (name: string): string | undefined =>
  SHAPES.get(name)?.usage ?? (Object.hasOwn(MIXED, name) ? MIXED[name] : undefined);

export interface ShapeArgument {
  readonly name?: string;
  readonly text: string;
  readonly at: number;
}
/** `at` −1: the whole call. */
export function buildShape(name: string, given: readonly ShapeArgument[]): Result<Distribution, TextProblem> {
  const shape = SHAPES.get(name);
  const form = shape?.forms.find((candidate) => fits(candidate, given));
  if (!shape || !form)
    return failure({ code: "arguments", at: -1, found: given.map((argument) => argument.text).join(", "), expected: shape?.usage ?? name });
  const values: number[] = [];
  for (const [index, parameter] of form.parameters.entries()) {
    const argument = given.find((candidate) => candidate.name === parameter.name) ?? given[index];
    const value = valueOf(parameter, argument ?? { text: "", at: -1 });
    if (!value.ok) return value;
    values.push(value.value);
  }
  const [a = 0, b = 0] = values;
  if (form.relation && !form.relation.holds(a, b))
    return failure({ code: "range", at: -1, found: given.map((argument) => argument.text).join(", "), expected: form.relation.expected });
  return success(form.build(a, b));
}
/** As many as the form takes; either all by their names or none. */
function fits(form: Form, given: readonly ShapeArgument[]): boolean {
  if (given.length !== form.parameters.length) return false;
  if (given.every((argument) => argument.name === undefined)) return form.named !== true;
  return form.parameters.every((parameter) => given.filter((argument) => argument.name === parameter.name).length === 1);
}

const LARGEST = 1000;
const SMALLEST = 0.01;
function valueOf({ sort, positive }: Parameter, { text, at }: ShapeArgument): Result<number, TextProblem> {
  if (sort === "duration") {
    const parsed = parseExactDuration(text);
    if (!parsed.ok) return failure({ ...parsed.problems, at: at + parsed.problems.at });
    return positive && parsed.value === 0 ? failure({ code: "range", at, found: text, expected: "> 0ms" }) : parsed;
  }
  const value = /^[0-9]*\.?[0-9]{1,20}$/.test(text.slice(0, 40)) ? Number(text) : Number.NaN;
  const least = sort === "whole" ? 1 : SMALLEST;
  const right = value >= least && value <= LARGEST && (sort !== "whole" || value === Math.round(value));
  return right ? success(value) : failure({ code: "range", at, found: text, expected: `${least} … ${LARGEST}` });
}
