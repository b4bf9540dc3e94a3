// Durations and distributions of a document that was parsed before: what does not parse now is our own mistake.
import { known } from "../../../base/assert.ts";
import type { Distribution } from "../../kernel/distribution.ts";
import { parseDistribution } from "../../scenario/distribution-text.ts";
import { parseDuration } from "../../scenario/duration-text.ts";

/** @returns whole µs */
export function durationOf(text: string): number {
  const parsed = parseDuration(text);
  return known(parsed.ok ? parsed.value : undefined, `duration ${text}`);
}

export function distributionOf(text: string): Distribution {
  const parsed = parseDistribution(text);
  return known(parsed.ok ? parsed.value : undefined, `distribution ${text}`);
}
