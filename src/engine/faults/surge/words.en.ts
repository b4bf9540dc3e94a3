// The words of the fault surge in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The client's load is so many times itself: a sale, a push message, a crawler, callers that come back all at once after an outage. An open load sends more requests a second; a closed one has more users. Several surges multiply each other.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the traffic that surges; the rest stays as it was." },
    factor: { label: "Factor", help: "The load is multiplied by it while the surge lasts. Below 1 it is a lull, 0 silence." },
  },
};
