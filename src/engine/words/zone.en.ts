// The words of where a node is in English: its zone, and the further ones over which it is spread.
import type { Words } from "../kinds/spec.ts";

export const zonedWords: Words["fields"] = {
  zone: { label: "Zone", help: "Where it runs: the zone in which it stands on the canvas. Left out: nowhere in particular." },
};
export const spreadWords: Words["fields"] = {
  ...zonedWords,
  spread: {
    label: "Spread over",
    help: "Further zones. Each new replica goes to the one of its zones with the fewest of them: in turn (Kubernetes: topologySpreadConstraints).",
  },
};
