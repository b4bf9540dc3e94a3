// The words of the fault broker-outage in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "Nobody reaches the broker. Publishers wait for their timeout, and without one for ever; nothing is delivered; acknowledgements that are on the way do not arrive, so these messages come again. What it has accepted stays. Consumers are expelled when the outage outlasts their session, and come back after it. A crash is another thing: then it refuses at once.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the messages to and from it that are lost, drawn for each; 1: it is out of reach." },
  },
};
