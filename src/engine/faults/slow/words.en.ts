// The words of the fault slow in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "All work takes so many times as long: a throttled container, a noisy neighbour, a garbage collector that never rests. The slot is held all the while, so the same load needs more slots; waits for calls are not longer. Work that has begun ends as it would have.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the instances that are slow, at least one; 1 is all of them." },
    factor: { label: "Factor", help: "So many times as long: 4 is a quarter of the speed." },
  },
};
