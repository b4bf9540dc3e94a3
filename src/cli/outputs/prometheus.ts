// The summary as a Prometheus text page: what a scrape at the end of the run would have said.
import type { Summary } from "../../engine/telemetry/metrics/summary.ts";
import { familiesOf, type Family, type Labels } from "./families.ts";

export const prometheus = (summary: Summary): string => familiesOf(summary).map(page).join("");

function page({ help, name, samples, type }: Family): string {
  const lines = samples.flatMap(({ labels, value, suffix = "" }) =>
    value === null ? [] : [`${name}${suffix}${written(labels)} ${value}\n`],
  );
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === "\n" ? "\\n" : `\\${c}`))}"`,
  );
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
