// The words of the registry in English: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A service registry: every instance registers when it is up and renews its lease by heartbeats; every caller keeps a list of its own and refreshes it now and then. A stopped instance deregisters at once; a crashed one stays listed until a sweep finds its lease run out, and callers go on trying it until their next refresh. It stands for Netflix Eureka, or Consul with TTL checks. No route is drawn to it: messages take its own latency. With the registry out of reach callers go on with the list they have. Modelled: leases, heartbeats that may be lost, caches, self-preservation. Not modelled: several registry servers that copy from each other, delta fetches, Eureka's response cache. One a scenario.",
  fields: {
    version: { label: "Version", help: "A label on the card." },
    ...zonedWords,
    heartbeat: {
      label: "Heartbeat",
      help: "How often an instance renews its lease and says how it is. Eureka: 30 s (leaseRenewalIntervalInSeconds).",
    },
    lease: {
      label: "Lease",
      help: "How long a registration holds without a heartbeat: a crashed instance stays listed this long at least. Eureka: 90 s (leaseExpirationDurationInSeconds), three heartbeats.",
    },
    sweep: {
      label: "Sweep",
      help: "How often the registry evicts whose lease has run out. Eureka: 60 s (evictionIntervalTimerInMs).",
    },
    selfPreservation: {
      label: "Self-preserving",
      help: "On: while fewer than 85 % of the expected heartbeats arrive in two intervals nobody is evicted, since the network is the likelier culprit (Eureka, there on by default). In a group of fewer than seven instances a single crash is enough to stop all evictions.",
    },
    refresh: {
      label: "Refresh",
      help: "How often each caller fetches the list; between two refreshes it believes the old one. Eureka: 30 s (registryFetchIntervalSeconds).",
    },
    latency: { label: "Latency", help: "Time of a message to or from the registry, one way: heartbeats, registrations and lists." },
    startup: {
      label: "Start-up",
      help: "From starting to healthy after a crash or a restart. Its memory is lost: it then waits for one heartbeat interval before it gives out lists, as Eureka waits for its peers.",
    },
  },
};
