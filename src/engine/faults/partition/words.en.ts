// The words of the fault partition in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The network is cut between two sets of nodes: no request, answer or heartbeat passes from one to the other, while each set goes on inside. Nobody is told: callers learn by their timeouts, a registry by leases that run out. One way only, requests arrive and are worked on, but their answers do not come back (or the reverse): the hardest to find.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the messages between the sets that are dropped; 1 is a clean cut, less a flapping link." },
    between: { label: "Between", help: "The two sets of nodes that are cut off from each other." },
    "between[]": { label: "Set", help: "Nodes on this side of the cut." },
    oneWay: { label: "One way", help: "Only messages from the first set to the second are dropped; the other way they still pass." },
  },
};
