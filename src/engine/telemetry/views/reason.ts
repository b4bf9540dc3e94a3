// Why a call ended as it did, as data: a code and where it arose. One reason a call; the studio and the summary have the words.
export const REASONS = [
  "queueFull",
  "errorRate",
  "failStep",
  "fault",
  "notFound",
  "unknownEndpoint",
  "auth",
  "rateLimit",
  "quota",
  "tooDeep",
  "crashed",
  "removed",
  "noListener",
  "noInstance",
  "breakerOpen",
  "timeout",
  "deadline",
  "patience",
  "abandoned",
  "draining",
  "ownRateLimit",
  "bulkheadFull",
  "bulkheadWait",
  "concurrencyLimit",
  "twinWon",
  "expired",
  "shed",
  "shedDelay",
  "poison",
  "sagaTimeout",
  "sagaRefused",
  "topicFull",
  "conflict",
] as const;
export type ReasonCode = (typeof REASONS)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** The node or route where it arose. */
  readonly at: string;
}
