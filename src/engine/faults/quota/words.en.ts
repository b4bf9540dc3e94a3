// The words of the fault quota in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The external service turns calls away with 429 at once, as when another of your systems has used up the shared quota. A 429 is retried only where the route names it; see what the callers do without an answer.",
  fields: { ...actWords },
};
