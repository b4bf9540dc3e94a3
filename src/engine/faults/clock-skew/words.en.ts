// The words of the fault clock-skew in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The clocks of the instances are wrong, as without time synchronisation. Requests are served as before, but spans and log records bear the wrong times: in a trace a call seems to begin before it was sent, or to end after its caller. The studio marks such times; a real collector could not.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the instances whose clocks are wrong, a whole number of them, at least one." },
    by: { label: "By", help: "How far the clocks are off." },
    behind: { label: "Behind", help: "The clocks are slow: they show an earlier time. Otherwise they are fast." },
  },
};
