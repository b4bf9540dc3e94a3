// The words of the fault errors in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "A share of the answers becomes an error once the work is done, as after a bad deployment or a broken dependency. The time is spent all the same, callers may retry, and what a handler has published or written stays.",
  fields: {
    ...actWords,
    rate: { label: "Error rate", help: "Share of the answers that become an error." },
    status: { label: "Status", help: "HTTP status of the error. A 5xx is retried where the route retries; a 4xx is not." },
    fast: {
      label: "At once",
      help: "On a node: the error comes in place of the work, at once, as from an instance that has lost its database. Such a one looks idle to balancers that count calls. Otherwise the time is spent first.",
    },
  },
};
