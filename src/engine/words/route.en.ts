// The words of a route and of the policies that its caller applies, in English.
import type { Words } from "../kinds/spec.ts";
import { breakerWords } from "./breaker.en.ts";
import { callPolicyWords } from "./call-policy.en.ts";
import { subscriptionWords } from "./subscription.en.ts";

export const routeWords: Words = {
  help: "A drawn connection: the caller may call the callee over it, with these policies. From outside in: fallback, deadline, retry or hedge, breaker, rate limit, timeout of the try, bulkhead and concurrency limit, balancer, network. Modelled: latency each way and lost messages. Not modelled: connection set-up, TCP, TLS, payload size, bandwidth.",
  fields: {
    id: {
      label: "Id",
      help: "Names the route in faults, objectives and the summary. A node without endpoints uses its routes in the order of their ids.",
    },
    from: { label: "From", help: "The caller." },
    to: { label: "To", help: "The callee." },
    latency: { label: "Latency", help: "Time of a message on its way, drawn for each message; a call and its answer take it twice." },
    loss: { label: "Loss", help: "Share of messages that never arrive, each way. The caller learns of it by its timeout only." },
    timeout: {
      label: "Timeout",
      help: "How long the caller waits for one try before it gives it up (Envoy: per_try_timeout). Without one it waits for ever.",
    },
    deadline: {
      label: "Deadline",
      help: "How long the caller waits for all tries together, back-off included (Envoy: route timeout; gRPC: deadline).",
    },
    propagate: {
      label: "Passed on",
      help: "The time that is left travels with the call: the callee begins no work for a call that is already too late, and what it calls itself has to end by then (gRPC: deadline propagation).",
    },
    cancel: {
      label: "When given up",
      help: "Cancel: the callee is told, the request leaves its line and its work is cut, and so is what it has called in turn, as far as those routes cancel too. Otherwise the work goes on and its answer is dropped.",
    },
    retry: { label: "Retry", help: "Tries a failed call again. It hides short faults and multiplies load in long ones: add a budget." },
    "retry.attempts": {
      label: "Attempts",
      help: "Tries in all, the first one included; 3 means up to two retries (resilience4j: maxAttempts).",
    },
    "retry.backoff": {
      label: "Back-off",
      help: "The wait before a retry: none, fixed at the base, or exponential, doubling each time up to the maximum.",
    },
    "retry.base": { label: "Base", help: "Wait before the first retry (Envoy: base_interval, 25 ms)." },
    "retry.max": { label: "Maximum", help: "The wait grows to this at most (Envoy: max_interval, 250 ms)." },
    "retry.jitter": {
      label: "Jitter",
      help: "How the wait is spread by chance: full from 0 to it, equal from its half, decorrelated by the wait before. Without it retries come in waves.",
    },
    "retry.on": {
      label: "Retry on",
      help: "Outcomes that are tried again. A 4xx never is, but 408 and 429 when they are named. What the callee hands on of a call of its own is an answer, and goes by its status: a timeout or a refused connection further on is a 5xx here (Envoy: connect-failure and reset are those of this very call).",
    },
    "retry.retryAfter": {
      label: "Retry-after",
      help: "A 429 of the callee's own rate limit says when its next token is there; on: the wait is no shorter. Name 429 under retry on.",
    },
    "retry.budget": { label: "Budget", help: "Bounds the retries of all calls together, so that they cannot multiply an overload." },
    "retry.budget.kind": {
      label: "Sort",
      help: "Ratio: a share of recent calls (Finagle, Linkerd). Tokens: failures take one, successes give some back (gRPC).",
    },
    "retry.budget.ratio.ratio": { label: "Ratio", help: "Retries may be this share of the calls in the window." },
    "retry.budget.minPerSecond": {
      label: "At least",
      help: "Retries a second that are allowed beside the share, so that little traffic has some too (Finagle: minRetriesPerSec).",
    },
    "retry.budget.window": { label: "Window", help: "How far back calls are counted." },
    "retry.budget.max": {
      label: "Tokens",
      help: "Tokens at most and at the start; there are retries only above half of them (gRPC: maxTokens).",
    },
    "retry.budget.tokens.ratio": { label: "Per success", help: "Tokens that each success gives back (gRPC: tokenRatio)." },
    ...callPolicyWords,
    ...breakerWords,
    ...subscriptionWords,
    discovery: {
      label: "Discovery",
      help: "Where the caller learns of replicas. Registry: from its own list, which it refreshes and which may be old. Static: the platform's list, always current. Left out: the registry where the scenario has one.",
    },
    balancer: {
      label: "Balancer",
      help: "Which replica a try goes to: each in turn (also by weight), any at random, the one with the fewest calls of this route outstanding, the better of two at random (by calls outstanding: Envoy LEAST_REQUEST; by peak latency too: Finagle), or the one to which the request's key belongs. Calls are counted for the route, as one Envoy or gRPC channel counts its own; those of other callers are not known.",
    },
    weights: {
      label: "Weights",
      help: "Turns of a replica under “weighted”: 3 gets three times as many calls as 1 (nginx: weight; Envoy: load_balancing_weight). The first that fits a replica counts; where none fits, its weight is 1.",
    },
    "weights[].instance": { label: "Replica", help: "Number of the replica: 2 is orders-2. Left out: every one." },
    "weights[].version": { label: "Version", help: "Only replicas of this version. Left out: every one." },
    "weights[].weight": { label: "Weight", help: "Its share of turns, compared with the weights of the others." },
    zoneAware: {
      label: "Zone-aware",
      help: "Calls stay in the caller's zone as far as its share of the replicas is as large as its share of the callers; what is over goes to zones with room (Envoy: zone aware routing; Kubernetes: trafficDistribution). Envoy asks for 6 replicas at least; here there is no such bound.",
    },
    outlier: {
      label: "Outlier ejection",
      help: "A replica that fails again and again is left out for a while, longer each time (Envoy: outlier_detection). It helps where one of several is ill, not where all are.",
    },
    "outlier.failures": {
      label: "Failures",
      help: "So many 5xx in a row eject; timeouts, resets and refusals count as such, a 429 does not (Envoy: consecutive_5xx, 5).",
    },
    "outlier.base": { label: "Out for", help: "This long, times its ejections so far (Envoy: base_ejection_time, 30 s)." },
    "outlier.max": { label: "At most", help: "It is never out for longer (Envoy: max_ejection_time, 300 s)." },
    "outlier.sweep": {
      label: "Sweep",
      help: "How often it is looked at who may come back; who was in all the while is forgiven one ejection (Envoy: interval, 10 s).",
    },
    "outlier.share": {
      label: "Share out",
      help: "At most this share of the replicas is out at once, but always one (Envoy: max_ejection_percent, 10 %).",
    },
    "outlier.panic": {
      label: "Panic below",
      help: "Where less than this share of the replicas would be left, all are asked, ejected or not (Envoy: healthy_panic_threshold, 50 %).",
    },
  },
};
