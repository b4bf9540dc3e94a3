// Where a node runs: the zone in which it stands, and further ones over which its replicas are spread. Fields and words that kinds share.
import { list, reference } from "./fields.ts";

/** Of whatever stands in one place. */
export const ZONED = { zone: reference({ refers: "zone" }) } as const;
/** Of what has replicas. */
export const SPREAD = { ...ZONED, spread: list(reference({ refers: "zone", required: true }), { default: [], max: 20 }) } as const;

export const zonedWords = {
  en: { zone: { label: "Zone", help: "Where it runs: the zone in which it stands on the canvas. Left out: nowhere in particular." } },
  zh: { zone: { label: "可用区", help: "所在位置：画布上它所在的可用区。留空：不在任何可用区。" } },
} as const;
export const spreadWords = {
  en: {
    ...zonedWords.en,
    spread: {
      label: "Spread over",
      help: "Further zones. Each new replica goes to the one of its zones with the fewest of them: in turn (Kubernetes: topologySpreadConstraints).",
    },
  },
  zh: {
    ...zonedWords.zh,
    spread: {
      label: "分布到",
      help: "其他可用区。每个新副本进入其副本最少的可用区，即依次分配（Kubernetes：topologySpreadConstraints）。",
    },
  },
} as const;
