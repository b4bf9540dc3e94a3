// The words of deployments in English: what a deploy says of its version and of how it is rolled out.
import type { Words } from "../kinds/spec.ts";

export const deployWords: Words["fields"] = {
  version: {
    label: "Version",
    help: "Name of the version that takes the place of what is there: on cards, in traces, behind the charts.",
  },
  strategy: {
    label: "Strategy",
    help: "Rolling: one after the other, as Kubernetes does. Canary: a share of the replicas first, the rest when it is promoted. Blue-green: a second full set starts, then all calls go there at once.",
  },
  errorRate: { label: "Error rate", help: "Of this version, in place of the service's own: 0.3 is a bad release. Left out: as before." },
  time: {
    label: "Time",
    help: "Work of this version: in place of the service's time, and of every work step of its endpoints. Left out: as before.",
  },
  surge: {
    label: "Surge",
    help: "Rolling and canary: so much more than the replicas there may be at a time, rounded up (maxSurge, 25 %).",
  },
  unavailable: {
    label: "Unavailable",
    help: "Rolling and canary: so much less than the replicas may be available at a time, rounded down (maxUnavailable, 25 %).",
  },
  hold: {
    label: "Hold",
    help: "Canary, and configuration for a share: promoted by itself after so long. Blue-green: the old set stays up so long after the switch, ready for a rollback. Left out: both wait until they are promoted or rolled back, an old set goes at once.",
  },
  maxErrorShare: {
    label: "Roll back above",
    help: "Rolled back by itself when, within one check, more than this share of the answers of the new replicas, or of the instances with the new configuration, are errors (of ten answers or more). Left out: never.",
  },
  every: { label: "Check every", help: "How often its errors are looked at." },
};
