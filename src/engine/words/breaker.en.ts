// The words of a route's circuit breaker in English, with the names that the settings have in resilience4j.
import type { Words } from "../kinds/spec.ts";

export const breakerWords: Words["fields"] = {
  breaker: {
    label: "Breaker",
    help: "Stops calling a callee that fails, and tries it again after a while. Failures: errors, resets, refused connections, timeouts and the callee's own 5xx rejections; a 4xx says nothing of the callee. One breaker for each caller instance.",
  },
  "breaker.mode": {
    label: "Mode",
    help: "In a row: so many failures one after the other open it. Window: a share of the last calls does (resilience4j).",
  },
  "breaker.failures": { label: "Opens at", help: "Failures in a row that open it; one success forgets them." },
  "breaker.window": {
    label: "Window",
    help: "Outcomes that are remembered: so many calls (100), or those of so many seconds (60s), in buckets of one second (resilience4j: slidingWindowSize).",
  },
  "breaker.minimum": {
    label: "Minimum",
    help: "Outcomes that must be in before a rate is looked at; never more than a window of calls holds (resilience4j: minimumNumberOfCalls).",
  },
  "breaker.failureRate": {
    label: "Failures",
    help: "It opens when this share of the window or more has failed (resilience4j: failureRateThreshold, 50 %).",
  },
  "breaker.slowCall": {
    label: "Slow is over",
    help: "A call that takes longer than this is slow, whether it fails or not (resilience4j: slowCallDurationThreshold, 60 s).",
  },
  "breaker.slowRate": {
    label: "Slow calls",
    help: "It opens when this share of the window or more was slow (resilience4j: slowCallRateThreshold, 100 %).",
  },
  "breaker.open": {
    label: "Open for",
    help: "How long calls are rejected before some are tried: in a row counted from the last failure, with a window from the opening (resilience4j: waitDurationInOpenState, 60 s).",
  },
  "breaker.probes": {
    label: "Probes",
    help: "Calls that half-open lets through to see how the callee is; the others are rejected (resilience4j: permittedNumberOfCallsInHalfOpenState, 10).",
  },
  "breaker.halfOpenMax": {
    label: "Probe wait",
    help: "After so long in half-open it opens again. Without it, it waits for its probes for ever (resilience4j: maxWaitDurationInHalfOpenState).",
  },
  "breaker.automatic": {
    label: "Half-opens",
    help: "By itself when the time is over, or only when it is asked for a call (resilience4j: automaticTransitionFromOpenToHalfOpenEnabled).",
  },
  "breaker.openFactor": {
    label: "Growth",
    help: "Every further opening without a close between them lasts so many times longer (resilience4j: IntervalFunction.ofExponentialBackoff).",
  },
  "breaker.openMax": { label: "Longest", help: "Openings grow to this at most." },
  "breaker.ignore": {
    label: "Ignore",
    help: "Outcomes that are neither success nor failure for it (resilience4j: ignoreExceptions). Cancelled calls and own rejections never are.",
  },
  "breaker.state": {
    label: "State",
    help: "Normal; disabled lets everything through and counts nothing; metrics only counts and never opens; forced open rejects every call.",
  },
};
