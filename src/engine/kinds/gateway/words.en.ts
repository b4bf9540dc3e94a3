// The words of the gateway in English: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "An API gateway or ingress, as Envoy, NGINX or Kong: it finds the service by the path, applies its middleware in order, then calls over the drawn route with that route's policies and passes the answer on. Modelled: routing by longest prefix, headers and weights, authentication, rate limits, a response cache with real keys, coalescing of identical requests, logging, load shedding, its own slots and line. Not modelled: TLS, bodies, HTTP/2 streams.",
  fields: {
    version: { label: "Version", help: "A label on the card and in traces." },
    ...spreadWords,
    routes: {
      label: "Paths",
      help: "Which path belongs to which service. The longest prefix of whole segments wins; without one it answers 404.",
    },
    "routes[].path": { label: "Path", help: "Prefix of whole segments: /api/users takes /api/users/7, not /api/users2." },
    "routes[].service": { label: "Service", help: "The service that is called; a route to it must be drawn." },
    "routes[].endpoint": {
      label: "Endpoint",
      help: "Endpoint of the service; its first where none is named.",
    },
    "routes[].weight": { label: "Weight", help: "Where several entries have the same path, the share of each: a canary split." },
    "routes[].headers": {
      label: "Headers",
      help: "Only for requests with these headers, which a headers stage of the middleware sets: a canary by header. They win over entries of the same path without.",
    },
    "routes[].limit": {
      label: "Limit",
      help: "A token bucket of this path alone, asked after the middleware; without a token the answer is 429.",
    },
    "routes[].limit.rate": { label: "Rate", help: "Tokens per second of the path's bucket." },
    "routes[].limit.burst": { label: "Burst", help: "Tokens that the path's bucket holds: how many may come at once." },
    middleware: {
      label: "Middleware",
      help: "Passed in this order before a request is forwarded, and in the opposite order after its answer. Each may change or end it; the order matters.",
    },
    "middleware[].use": { label: "Use", help: "What is done with each request." },
    "middleware[].auth.reject": { label: "Reject", help: "Share of requests without valid credentials; they are answered with 401." },
    "middleware[].auth.time": { label: "Time", help: "How long the check takes, added to the gateway's own time." },
    "middleware[].rate-limit.rate": {
      label: "Rate",
      help: "Tokens per second of the bucket; a request without a token is answered with 429.",
    },
    "middleware[].rate-limit.burst": { label: "Burst", help: "Tokens that the bucket holds: how many may come at once." },
    "middleware[].rate-limit.per": {
      label: "Bucket per",
      help: "One bucket for the whole gateway, one for each client, or one for each of its paths. All replicas share them.",
    },
    "middleware[].cache.capacity": {
      label: "Capacity",
      help: "Answers that one replica keeps, by method, path and key (NGINX: keys_zone and max_size). Lost when it starts anew.",
    },
    "middleware[].cache.ttl": {
      label: "Time to live",
      help: "How long an answer is good for since it was stored (NGINX: proxy_cache_valid).",
    },
    "middleware[].cache.policy": {
      label: "Eviction",
      help: "What makes room when it is full: the answer used longest ago (LRU), or the one used least often since it was stored (LFU).",
    },
    "middleware[].cache.methods": {
      label: "Methods",
      help: "Requests of these methods are looked up and stored; others pass. Only good answers are stored.",
    },
    "middleware[].coalesce.methods": {
      label: "Methods",
      help: "Of these methods, identical requests in flight (path and key) share one call: the first is sent, the others wait and get its answer, a failure too (NGINX: proxy_cache_lock).",
    },
    "middleware[].logging.level": {
      label: "Level",
      help: "Writes a record of each request behind it: good answers as info, errors of the client as warnings, other failures as errors. What is below the level is not written.",
    },
    "middleware[].headers.set": { label: "Set", help: "Headers that later stages and the paths see; of one name the last one counts." },
    "middleware[].headers.share": {
      label: "Share",
      help: "Share of the requests that get the headers, drawn for each: a canary split by header.",
    },
    "middleware[].load-shed.maxInFlight": {
      label: "Most in flight",
      help: "Requests behind this stage at one replica at once; the next is answered with 503 (Envoy: max_requests).",
    },
    replicas: { label: "Replicas", help: "How many copies there are, each with slots and a line of its own." },
    concurrency: {
      label: "Concurrency",
      help: "Requests that one replica works on at once (NGINX: worker connections; threads elsewhere).",
    },
    queue: { label: "Queue", help: "Requests that may wait at one replica; the next is turned away with 503." },
    time: { label: "Time", help: "The gateway's own work on a request, once, before it forwards." },
    blocking: {
      label: "Hold the slot",
      help: "On: a slot is held until the answer has passed (a thread for each request). Off: only for its own work (an event loop).",
    },
    startup: { label: "Start-up", help: "From starting to healthy, for replicas that come later: scaled, restarted, deployed." },
    shutdown: { label: "Shutdown", help: "How long a replica that is stopped may finish what it has; then the rest is lost." },
  },
};
