// The words of the fault slow-consumer in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "What it does with messages takes so many times as long: a batch that grew, a lookup without an index. Its other requests are as quick as ever. When messages come faster than they are handled, the lag grows by the difference, and after the fault it drains by what is to spare. Slower than the ack timeout, every message is delivered again.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the instances that are slow, at least one; 1 is all of them." },
    factor: { label: "Factor", help: "So many times as long." },
  },
};
