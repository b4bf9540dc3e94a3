// The words of what belongs to no kind, fault, route or step, in English: a node's identity, acts, objectives, the scenario's own settings.
import type { Words } from "../kinds/spec.ts";
import { actWords } from "./act.en.ts";
import { configActWords } from "./config-act.en.ts";
import { deployWords } from "./deploy.en.ts";

/** Id, kind and name of a node, in the forms and in the JSON Schema. */
export const identityWords: Words = {
  help: "What every node has.",
  fields: {
    id: { label: "Id", help: "Its name in discovery, and what steps, routes and faults refer to. Renaming it renames every mention." },
    kind: { label: "Kind", help: "What sort of node it is; it decides which other fields there are." },
    name: { label: "Name", help: "What people call it; the id stands in where there is none." },
  },
};

/** Of the actions; a fault's own fields are in its folder. */
export const actsWords: Words = {
  help: "What happens during the run: faults, and what an operator does. Kill loses the work in hand until a restart; stop drains first.",
  fields: {
    ...actWords,
    ...deployWords,
    ...configActWords,
    share: {
      label: "Share",
      help: "Of a canary: this share of the replicas is replaced first, rounded up. Of a configuration: this share of the instances gets it, and the rest when it is promoted; 1: all at once.",
    },
    fault: { label: "Fault", help: 'Id of the fault that ends here; "all" ends every one.' },
    replicas: { label: "Replicas", help: "How many replicas there are from now on. New ones start up first; spare ones drain." },
    topic: { label: "Topic", help: "Topic whose dead letters go back to the groups that gave them up. Left out: every one." },
    saga: { label: "Saga", help: "Number of one saga that waits for a person. Left out: all of them." },
    multiply: { label: "Multiply", help: "The client's rate, or its number of users, times this." },
  },
};

export const objectiveWords: Words = {
  help: "What must hold, such as a p99 below 500 ms. It is checked while the run goes on, and `faultline run` exits with 1 where it did not hold.",
  fields: {
    id: { label: "Id", help: "Names the objective in the summary." },
    of: { label: "Of", help: 'The node or route that is measured; "clients": all requests, end to end.' },
    invariant: {
      label: "Invariant",
      help: "What must always be true of counters and entities, wherever they are kept, looked at whenever one changes: `stock >= 0`, `charged == ordered within 5s`, `order.pending <= 100`, `every order ends completed or compensated within 30s`. With `within`, what a request has changed counts that long after its last change: an equation between two places cannot hold while requests are on their way. Entities have a minute where nothing is said.",
    },
    metric: {
      label: "Metric",
      help: "What is measured; `counter.stock` is what a counter holds. Availability is 1 − (server errors + timeouts + rejected + refused) / ended.",
    },
    op: { label: "Must be", help: "How the measured value has to compare with the bound." },
    value: { label: "Value", help: "The bound: a duration for latencies, a share from 0 to 1 or a number for the others." },
    over: {
      label: "Over",
      help: "Must hold in every full window of this length after the warm-up, sliding by 1 s. Left out: over the whole run.",
    },
  },
};

export const settingsWords: Words = {
  help: "The scenario as a whole. The same document and seed give the same run, bit for bit, on every machine.",
  fields: {
    name: { label: "Name", help: "Title of the scenario, in the library and in reports." },
    description: { label: "Description", help: "Markdown without HTML, shown beside the canvas." },
    seed: { label: "Seed", help: "Where chance begins. The same seed gives the same run; change it to see another day." },
    duration: { label: "Duration", help: "The run stops by itself at this virtual time. Left out: it goes on." },
    warmup: { label: "Warm-up", help: "What began before this time is left out of the summary's statistics." },
    tracing: { label: "Tracing", help: "Which requests are kept as traces. It never changes the run itself." },
    "tracing.sample": { label: "Sample", help: "Share of requests whose trace is kept, decided when the request begins." },
    "tracing.keepErrors": {
      label: "Keep errors",
      help: "Keeps the trace of every request that failed, and of which a message failed within 30 s of its end (OpenTelemetry's tail sampling: decision_wait), at most 50 a second.",
    },
    "tracing.keepSlowest": {
      label: "Keep slowest",
      help: "Keeps the slowest share of requests of each operation, from its 1,000th request on.",
    },
  },
};
