// The words of the fault crash in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The process dies: requests in its hands are lost as resets, its memory is gone, new calls are refused at once. After `for` it starts again and needs its start-up time. Callers go on trying it until their list knows, after the failed probes of its health check.",
  fields: {
    ...actWords,
  },
};
