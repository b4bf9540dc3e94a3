// The words of the fault bad-config in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "Somebody changes settings of the service, past all validation: most large outages begin so. The change takes the ordinary way, so instances meet it one after the other, in their own time; when the fault ends the values of before are sent out in the same way. It needs a config node.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the instances that get it, rounded up, as in a staged rollout; 1 is all of them." },
    set: {
      label: "Settings",
      help: "One a line as `name: value`: errorRate, concurrency, time, payment.timeout, payment.attempts, or a flag. Values out of range act as far as they can be read.",
    },
  },
};
