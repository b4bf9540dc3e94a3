// The words of the fault loss in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "Messages are lost on the way: on a route requests and answers of its calls, on a node all that it sends and gets, heartbeats too. The sender is not told: a caller learns by its timeout, and without one it waits for ever. A lost answer costs the callee its work all the same. Modelled as the loss of whole messages; TCP would resend them and show delay instead.",
  fields: {
    ...actWords,
    rate: { label: "Loss rate", help: "Share of the messages that never arrive, drawn for each, there and back." },
  },
};
