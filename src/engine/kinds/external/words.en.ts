// The words of the external service in English: its help, label and help of each of its fields.
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A service of somebody else, such as a payment provider or a card network: you can neither scale it nor look inside it; its crash is an outage of theirs. It answers in its own time, errs now and then, and takes only so many calls from you; above that it says 429. Modelled: time, errors, quota. Not modelled: its own queue, since how much others ask of it is not known; put the slow days into the time, or inject latency.",
  fields: {
    time: { label: "Time", help: "How long it takes to answer, drawn for each call. Any number of calls are answered at once." },
    errorRate: { label: "Error rate", help: "Share of the calls that it answers with 500, after their time." },
    quota: { label: "Quota", help: "How many calls it takes from you; the rest are turned away with 429 at once. Left out: no limit." },
    "quota.limit": { label: "Calls", help: "Calls that it takes within each period." },
    "quota.per": { label: "Per", help: "Length of the period, such as a minute, an hour or a day of virtual time." },
    "quota.as": {
      label: "Counted",
      help: "By window: the count begins anew at each full period, as GitHub's hourly limit does. By bucket: calls come back steadily, and at most so many are saved up, as with Stripe.",
    },
  },
};
