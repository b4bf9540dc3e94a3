// The stages of a gateway's middleware in words, and what one of them did with a request: "cache: hit", "rate limit: 429".
import type { Span } from "../../engine/telemetry/views/records.ts";
import type { Translate } from "./language.ts";

const STAGES = ["auth", "rate-limit", "cache", "coalesce", "logging", "headers", "load-shed"] as const;
type StageName = (typeof STAGES)[number];
const isStage = (use: string): use is StageName => STAGES.some((one) => one === use);

/** The status with which a stage ends a request. */
const STATUS: Readonly<Record<string, string>> = { auth: "401", "rate-limit": "429", "load-shed": "503" };

export const stageWord = (use: string, words: Translate): string => (isStage(use) ? words(`stage.${use}`) : use);

export const verdictWord = ({ use, verdict }: Span["stages"][number], words: Translate): string =>
  verdict === "ended" ? (STATUS[use] ?? words("verdict.ended")) : words(`verdict.${verdict}`);

/** What is worth a word beside the request's bar: it was answered, let wait or turned away by a stage. */
export function tellingStage(stages: Span["stages"], words: Translate): string | null {
  const telling = stages.findLast(({ verdict }) => verdict === "hit" || verdict === "coalesced" || verdict === "ended");
  return telling === undefined ? null : words("stage.said", { stage: stageWord(telling.use, words), verdict: verdictWord(telling, words) });
}
