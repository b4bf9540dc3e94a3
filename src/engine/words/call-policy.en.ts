// The words of hedge, fallback, rate limit, bulkhead and concurrency limit of a route, in English.
import type { Words } from "../kinds/spec.ts";

export const callPolicyWords: Words["fields"] = {
  hedge: {
    label: "Hedge",
    help: "A call that has no answer yet is sent a second time, and the first good answer counts: it cuts the slow tail for a few per cent more load (The Tail at Scale; gRPC: hedgingPolicy). Only for what may be done twice; not together with retry.",
  },
  "hedge.after": {
    label: "After",
    help: "How long there is no answer before the next try is sent beside it: near the p95 of the callee (gRPC: hedgingDelay).",
  },
  "hedge.most": { label: "Twins", help: "Tries beside the first one, at most (gRPC: maxAttempts less one)." },
  fallback: {
    label: "Fallback",
    help: "What the caller answers itself when the call has failed for good: a default or an old copy. The call is then ok, is counted, and its trace says so. Modelled: that there is a value, without a time of its own.",
  },
  "fallback.on": {
    label: "Answers to",
    help: "Failures in whose place the caller's own answer goes. A client error (4xx) is none of them, but 408 and 429 when they are named.",
  },
  rateLimit: {
    label: "Rate limit",
    help: "A token bucket of each of the caller's replicas: a try takes a token, or is turned away before it is sent, or waits for one (resilience4j: RateLimiter; Guava).",
  },
  "rateLimit.rate": { label: "Rate", help: "Tokens that come back a second, for each replica of the caller." },
  "rateLimit.burst": { label: "Burst", help: "Tokens that the bucket holds: tries that may go at once after a pause." },
  "rateLimit.wait": {
    label: "Wait",
    help: "How long a try may wait for its token, in the order of asking; 0: it is turned away at once. The timeout of the try begins afterwards (resilience4j: timeoutDuration).",
  },
  bulkhead: {
    label: "Bulkhead",
    help: "Tries in flight over this route at most, for each of the caller's replicas, so that one slow callee cannot take all of the caller's slots (resilience4j: Bulkhead).",
  },
  "bulkhead.maxInFlight": {
    label: "In flight",
    help: "Tries of one replica of the caller that are out at once (resilience4j: maxConcurrentCalls, 25).",
  },
  "bulkhead.queue": {
    label: "Queue",
    help: "Tries that may wait in line for a place, first come first served; the next is turned away.",
  },
  "bulkhead.wait": {
    label: "Wait",
    help: "How long a try may stand in that line; 0: nobody waits. The timeout of the try runs meanwhile (resilience4j: maxWaitDuration, 0).",
  },
  concurrencyLimit: {
    label: "Limit",
    help: "How many tries each of the caller's replicas has in flight: fixed, or found from how long they take, so that no line forms at the callee (Netflix concurrency-limits). What is over the limit waits in the bulkhead's line, or is turned away where there is none.",
  },
  "concurrencyLimit.kind": {
    label: "Sort",
    help: "Gradient: compares each call's time with the long average and shrinks when it grows (Gradient2). Fixed: always the same.",
  },
  "concurrencyLimit.gradient.initial": { label: "First", help: "Tries in flight before anything is known (initialLimit, 20)." },
  "concurrencyLimit.gradient.min": { label: "Least", help: "The limit never falls below this (Gradient2's own default is 20)." },
  "concurrencyLimit.gradient.max": { label: "Most", help: "The limit never rises above this (maxConcurrency, 200)." },
  "concurrencyLimit.gradient.queue": {
    label: "Room",
    help: "Tries that may wait at the callee; the limit grows by this while calls are quick (queueSize, 4).",
  },
  "concurrencyLimit.gradient.tolerance": {
    label: "Tolerance",
    help: "A call may take so many times the long average before the limit shrinks (rttTolerance, 1.5).",
  },
  "concurrencyLimit.gradient.smoothing": {
    label: "Smoothing",
    help: "Share of each new finding that goes into the limit (0.2): less is calmer, more is quicker.",
  },
  "concurrencyLimit.gradient.window": { label: "Memory", help: "Calls over which the long average runs (longWindow, 600)." },
  "concurrencyLimit.fixed.limit": { label: "In flight", help: "Tries of one replica of the caller that are out at once." },
};
