// `run`: plays a document to its end, prints what came of it and writes the files that were asked for.
import type { Scenario } from "../../engine/scenario/document.ts";
import { parseDuration } from "../../engine/scenario/duration-text.ts";
import { createSimulation, type Simulation } from "../../engine/simulation.ts";
import type { Summary } from "../../engine/telemetry/metrics/summary.ts";
import type { RunCommand } from "../arguments.ts";
import { EXIT, type Exit } from "../exit.ts";
import { messageOf, writingReason } from "../failure-words.ts";
import { familiesBesideWindows } from "../outputs/families.ts";
import { metricsCsv } from "../outputs/metrics-csv.ts";
import { observe } from "../outputs/observed.ts";
import { otlpMetrics } from "../outputs/otlp-metrics.ts";
import { otlpTraces } from "../outputs/otlp-traces.ts";
import { prometheus } from "../outputs/prometheus.ts";
import { report } from "../outputs/report.ts";
import { readDocument } from "../source.ts";
import type { Terminal } from "../terminal.ts";
import type { Say } from "../words.ts";

/** Without `duration` and --duration. */
const USUAL_DURATION = "5m";
/** Events between two looks at the clock: some tens of milliseconds. */
const SLICE = 200_000;

export async function run(command: RunCommand, terminal: Terminal, say: Say): Promise<Exit> {
  const read = await readDocument(command.source, command.language, terminal, say);
  if (!read.ok) {
    for (const sentence of read.problems) terminal.complain(sentence);
    return EXIT.bad;
  }
  const scenario = asked(read.value, command);
  const begun = startOf(scenario);
  const until = command.until ?? command.duration ?? scenario.run?.until ?? begun.duration;
  if (until === undefined) terminal.complain(say("noDuration"));
  try {
    const simulation = createSimulation(scenario);
    const wallSeconds = advance(simulation, microseconds(until ?? USUAL_DURATION), terminal, say);
    return tell(simulation, begun.name ?? "", wallSeconds, command, terminal, say);
  } catch (error) {
    terminal.complain(say("engineFailed", { seed: begun.seed ?? 1, message: messageOf(error) }));
    return EXIT.failed;
  }
}

/** What the run begins with: of a recorded run the document as it was then. */
const startOf = (scenario: Scenario): Scenario => scenario.run?.start ?? scenario;

/** The document with the seed and the duration that were asked for. */
function asked(scenario: Scenario, { seed, duration }: RunCommand): Scenario {
  const start = { ...startOf(scenario), ...(seed === undefined ? {} : { seed }), ...(duration === undefined ? {} : { duration }) };
  return scenario.run === undefined ? start : { ...scenario, run: { ...scenario.run, start } };
}

function microseconds(text: string): number {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : 0;
}

/** @returns wall seconds of the event loop alone */
function advance(simulation: Simulation, until: number, terminal: Terminal, say: Say): number {
  let wall = 0;
  while (simulation.now < until && !simulation.finished) {
    const from = terminal.seconds();
    simulation.advance(until, SLICE);
    wall += terminal.seconds() - from;
    terminal.progress(say("progress", { percent: Math.floor((100 * simulation.now) / until), events: simulation.events }));
  }
  terminal.progress("");
  return wall;
}

function tell(simulation: Simulation, name: string, wallSeconds: number, command: RunCommand, terminal: Terminal, say: Say): Exit {
  const summary = simulation.summary();
  if (command.digest) terminal.print(summary.digest);
  else if (command.json) terminal.print(JSON.stringify({ name, ...summary, wallSeconds: Math.round(wallSeconds * 1e4) / 1e4 }, null, 2));
  else
    terminal.print(
      report(summary, { name: name === "" ? say("untitled") : name, wallSeconds, objectives: simulation.scenario.objectives ?? [] }, say),
    );
  const files: readonly (readonly [string | undefined, () => string])[] = [
    [command.traces, () => traces(simulation)],
    [command.metrics, () => metrics(simulation, command.metrics ?? "", summary)],
  ];
  for (const [file, text] of files) if (file !== undefined && !save(file, text(), terminal, say)) return EXIT.bad;
  return summary.objectives.every(({ held }) => held === true) ? EXIT.held : EXIT.missed;
}

function traces(simulation: Simulation): string {
  const { rows } = simulation.traces({ order: "newest", most: Number.MAX_SAFE_INTEGER });
  const kept = rows.toReversed().flatMap(({ id }) => simulation.trace(id) ?? []);
  return JSON.stringify(otlpTraces(kept));
}

function metrics(simulation: Simulation, file: string, summary: Summary): string {
  if (file.endsWith(".prom")) return prometheus(summary);
  const observed = observe((query) => simulation.series(query), Object.keys(summary.nodes), Object.keys(summary.routes), simulation.now);
  return file.endsWith(".csv")
    ? metricsCsv(observed)
    : JSON.stringify(otlpMetrics(observed, familiesBesideWindows(summary), simulation.now));
}

function save(file: string, text: string, terminal: Terminal, say: Say): boolean {
  try {
    terminal.write(file, text);
    return true;
  } catch (error) {
    terminal.complain(say("unwritable", { file, reason: writingReason(error, say) }));
    return false;
  }
}
