// The words of the fault pool-leak in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "Now and then an operation does not give its connection back, as code does that forgets to close it on an error. The pool gets smaller, then operations wait, then the line is full. The connections come back when the fault ends (HikariCP: leakDetectionThreshold finds them), or when the instance starts anew.",
  fields: { ...actWords, rate: { label: "Leak rate", help: "Share of the operations that keep their connection." } },
};
