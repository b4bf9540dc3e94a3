// The words of changes of a configuration in English: what an act says of the settings, and of whom they reach.
import type { Words } from "../kinds/spec.ts";

export const configActWords: Words["fields"] = {
  change: {
    label: "Change",
    help: "Set: a new version with these settings goes out. Promote: what a share of the instances has goes to all. Roll back: what goes out to a share is taken back, else the version before comes again, as a new one.",
  },
  set: {
    label: "Settings",
    help: "One a line as `name: value`; what is not named stays as it is. Names: concurrency, errorRate, time, payment.timeout, payment.attempts, or a flag.",
  },
  to: { label: "To version", help: "Roll back: which version comes again. Left out: the one before." },
};
