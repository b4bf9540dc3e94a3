// The words of the fault latency in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "On a node it makes the work longer while slot or connection is held: a slow disk, a cold cache, a noisy neighbour. On a route it delays each try once, on the way there: a slow network; on a zone each try to a replica in it. Modelled as a delay drawn for each request or try; not as a slower processor that other requests share.",
  fields: {
    ...actWords,
    delay: { label: "Delay", help: "How long, drawn each time it strikes." },
  },
};
