// The words of the service in English: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A microservice: replicas, each with slots and a line of its own, and endpoints made of steps. A request takes a slot when its work begins and waits in line when there is none; a full line turns it away with 503. Modelled: queueing, threads or event loop, errors, start-up, draining, health checks, memory in use. Not modelled: CPU contention, garbage collection, payload size.",
  fields: {
    version: { label: "Version", help: "A label on the card and in traces." },
    runtime: { label: "Runtime", help: "Language or platform; a label only." },
    ...spreadWords,
    replicas: { label: "Replicas", help: "How many copies there are, each with slots and a line of its own (Kubernetes: spec.replicas)." },
    concurrency: {
      label: "Concurrency",
      help: "Requests that one replica works on at once: its threads or workers (Tomcat: maxThreads; gunicorn: workers × threads).",
    },
    queue: { label: "Queue", help: "Requests that may wait at one replica; the next is turned away with 503 (Tomcat: acceptCount)." },
    discipline: {
      label: "Order",
      help: "Who is served next: the first that came (FIFO), or the last (LIFO), which keeps some requests fast in an overload.",
    },
    blocking: {
      label: "Hold the slot",
      help: "On: a request keeps its slot while it waits for its calls, as threads do. Off: it gives the slot back meanwhile, as an event loop does.",
    },
    time: { label: "Time", help: "Work of a request where no endpoints are listed; afterwards every outgoing route is used in turn." },
    errorRate: { label: "Error rate", help: "Share of requests that end with a 500 once their work is done." },
    endpoints: {
      label: "Endpoints",
      help: "What can be asked of it. Without any, every request does the time and then uses each outgoing route.",
    },
    "endpoints[].name": { label: "Name", help: "What steps, paths and requests call it by." },
    "endpoints[].steps": { label: "Steps", help: "Done one after the other; a failed step skips the rest." },
    handlers: {
      label: "Handlers",
      help: "What it does with each type of event that a subscription brings. An event for which there is none is logged and acknowledged. Without any, every event does the time.",
    },
    "handlers[].event": { label: "Event", help: "The type of event, as it is published." },
    "handlers[].steps": {
      label: "Steps",
      help: "Done one after the other; then the event is acknowledged. A failed step skips the rest, and the event is delivered again.",
    },
    "handlers[].errorRate": { label: "Error rate", help: "Share of these events that fail once their steps are done; other events go on." },
    idempotent: {
      label: "Idempotent",
      help: "An event that was handled is acknowledged, not handled again, however often it is delivered or published (by the id that its producer gave it). A copy that comes while the first is in work waits for it. A failed event is handled anew, from its first step.",
    },
    "idempotent.window": {
      label: "Window",
      help: "So long an id is remembered once its event was handled; a copy that comes later is handled again (Amazon SQS FIFO: 5 min).",
    },
    "idempotent.store": {
      label: "Remembered in",
      help: "Shared: a table of the service, which all replicas see and no crash empties. Memory: each replica remembers its own, and loses it when it starts anew.",
    },
    startup: { label: "Start-up", help: "From starting to healthy, for replicas that come later: scaled, restarted, deployed." },
    shutdown: {
      label: "Shutdown",
      help: "How long a replica that is stopped may finish what it has (Kubernetes: terminationGracePeriodSeconds).",
    },
    shed: {
      label: "Load shedding",
      help: "Turns requests away with 503 before the line is full, so that those it takes are still in time (Stripe: load shedders; Google SRE: handling overload). Modelled: by requests present, by wait, two priorities. A request turned away takes no time of the service.",
    },
    "shed.maxInFlight": { label: "Present", help: "Requests at one replica, in work and in line together; the next is turned away." },
    "shed.reserve": { label: "Reserve", help: "Share of these places that only critical requests may use (Stripe keeps 20 %)." },
    "shed.delay": {
      label: "Delay",
      help: "When in a whole interval nobody waited for less than this, those who waited for more than twice as long are turned away when their turn comes (folly: Codel, 5 ms). Critical requests are not.",
    },
    "shed.interval": { label: "Interval", help: "How long a line must stand before it counts as an overload (100 ms)." },
    autoscale: {
      label: "Autoscaler",
      help: "Adds and takes away replicas by the rule of Kubernetes' HorizontalPodAutoscaler: ready replicas × utilisation ÷ target, rounded up. New ones need their start-up, so it is late by a sync and a start-up.",
    },
    "autoscale.min": { label: "Fewest", help: "There are never fewer (minReplicas)." },
    "autoscale.max": { label: "Most", help: "There are never more (maxReplicas)." },
    "autoscale.target": { label: "Target", help: "Share of the slots that should be in use (averageUtilization)." },
    "autoscale.of": {
      label: "Measured",
      help: "Slots in work: like CPU, a slot that waits for a call does not count. Slots held: waiting counts too, which a slow dependency drives up.",
    },
    "autoscale.sync": { label: "Every", help: "Time between two decisions; utilisation is measured between them (sync period, 15 s)." },
    "autoscale.tolerance": { label: "Tolerance", help: "No change while utilisation ÷ target is so near 1 (0.1)." },
    "autoscale.stabilisation": {
      label: "Steady for",
      help: "Fewer replicas only when no more were wished for so long (stabilizationWindowSeconds of scaleDown, 300 s). Upwards there is none; at most 4 or as many again are added in 15 s.",
    },
    memory: {
      label: "Memory",
      help: "What one replica has in memory: a base, and something for each request that is there, in work or in line. It is lost when the process ends.",
    },
    "memory.base": { label: "Base", help: "In use by a replica that does nothing." },
    "memory.perRequest": { label: "Per request", help: "In use for each request while it is there." },
    "memory.limit": {
      label: "Limit",
      help: "A replica with more in use is killed, with all that it has in its hands (Kubernetes: resources.limits.memory, OOMKilled). Left out: none.",
    },
    "memory.restart": {
      label: "Restart",
      help: "One that was killed for its memory starts again at once (Kubernetes: restartPolicy Always, which waits longer from time to time).",
    },
    health: {
      label: "Health",
      help: "Probes beside the queue; a replica that misses too many leaves the callers' lists (Kubernetes: readinessProbe).",
    },
    "health.interval": { label: "Every", help: "Time between two probes (periodSeconds, 10 s)." },
    "health.timeout": {
      label: "Timeout",
      help: "A probe not answered by then has failed (timeoutSeconds, 1 s). The next is not sent before the last one has ended.",
    },
    "health.through": {
      label: "Through",
      help: "Beside the queue: answered by a thread of its own, so an overloaded replica still passes. In the queue: it waits in line and takes a slot like a request, so overload fails it.",
    },
    "health.time": {
      label: "Check takes",
      help: "Work of the check itself, for example a query of its database. A slow CPU makes it longer; in the queue it holds a slot.",
    },
    "health.unhealthyAfter": {
      label: "Unhealthy after",
      help: "Failed probes in a row after which callers leave it alone (failureThreshold, 3).",
    },
    "health.healthyAfter": { label: "Healthy after", help: "Good probes in a row after which it is called again (successThreshold, 1)." },
    "health.restartAfter": {
      label: "Restart after",
      help: "Failed probes in a row after which it is restarted, as by a livenessProbe. Left out: never.",
    },
  },
};
