// The words of the fault stale-registry in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "The registry answers with the list as it was when the fault began: a response cache that is stuck, a read replica that lags behind. It goes on hearing heartbeats and evicting, but no caller learns of it: who crashed stays in use, who is new gets no traffic.",
  fields: { ...actWords, share: { label: "Share", help: "Share of the answers that are old, drawn for each; 1 is every one." } },
};
