// The sentence that says a problem in a language. Apart from problem.ts: who finds problems carries no words.
import type { Fault, Problem } from "./problem.ts";
import { type ProblemCode, problemWords } from "./problems.en.ts";
import { problemWordsChinese } from "./problems.zh.ts";

export type ProblemLanguage = "en" | "zh";

const CATALOGUES: Readonly<Record<ProblemLanguage, Readonly<Record<ProblemCode, string>>>> = { en: problemWords, zh: problemWordsChinese };

/** The sentence, without the place: "must be 1 or more, is -1". */
export const explain = ({ code, values }: Fault, language: ProblemLanguage = "en"): string =>
  CATALOGUES[language][code].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

/** As the command line prints it: `nodes[2].replicas (a): must be 1 or more, is -1`. */
export function formatProblem(problem: Problem, language: ProblemLanguage = "en"): string {
  const place = problem.path === "" ? "document" : problem.path;
  return `${place}${problem.id === undefined ? "" : ` (${problem.id})`}: ${explain(problem, language)}`;
}
