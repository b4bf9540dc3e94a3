// The words of the fault hang in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The process accepts requests and never answers: a deadlock, a full disk, an endless pause. It is worse than a crash: callers learn of it by their timeout only, and without one they wait for ever and hold their own slots.",
  fields: {
    ...actWords,
  },
};
