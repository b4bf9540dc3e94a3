// The words of where a node is in Chinese: its zone, and the further ones over which it is spread.
import type { Words } from "../kinds/spec.ts";

export const zonedWords: Words["fields"] = {
  zone: { label: "可用区", help: "所在位置：画布上它所在的可用区。留空：不在任何可用区。" },
};
export const spreadWords: Words["fields"] = {
  ...zonedWords,
  spread: {
    label: "分布到",
    help: "其他可用区。每个新副本进入其副本最少的可用区，即依次分配（Kubernetes：topologySpreadConstraints）。",
  },
};
