// How long a call is under way over a route on the virtual clock, about: the first duration that its latency is written with
// (a constant, a mean, a median), and that of the latency faults on it.
import type { Scenario } from "../../../engine/scenario/document.ts";
import { parseDuration } from "../../../engine/scenario/duration-text.ts";
import type { ActiveFault } from "../../../engine/telemetry/views/live.ts";
import { faultsOn } from "../card/faults-on.ts";

const DEFAULT_US = 1000;
const DURATION = /\d+(?:\.\d+)?(?:us|ms|s|m|h)/;

/** In virtual ms. */
export function latencyOf(route: string, scenario: Scenario, faults: readonly ActiveFault[]): number {
  const written = scenario.routes.find(({ id }) => id === route)?.latency;
  const added = faultsOn(faults, route).map(({ settings }) => micros(settings["delay"], 0));
  return (micros(written, DEFAULT_US) + added.reduce((sum, each) => sum + each, 0)) / 1000;
}
function micros(text: unknown, otherwise: number): number {
  const parsed = typeof text === "string" ? parseDuration(DURATION.exec(text)?.[0] ?? "") : null;
  return parsed?.ok === true ? parsed.value : otherwise;
}
