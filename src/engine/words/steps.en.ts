// The words of the steps of an endpoint in English.
import type { Words } from "../kinds/spec.ts";
import { effectWords } from "./effects.en.ts";

export const stepsWords: Words = {
  help: "What an endpoint does to answer a request, one step after the other. A step that fails skips the rest, and the endpoint answers with that failure. Steps of `parallel` run side by side and join when all have ended.",
  fields: {
    "work.work": { label: "Work", help: "Time of the service's own work, drawn for each request; it holds a slot." },
    "call.call": { label: "Call", help: "The node that is called, over the route that is drawn to it and with that route's policies." },
    "call.endpoint": {
      label: "Endpoint",
      help: "Endpoint of the callee; its first where none is named. One that it does not have is answered with 404.",
    },
    "call.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
    "read.read": {
      label: "Read from",
      help: "The database or cache that is read, by the key of the request. Of a database one connection is held for the time of a read.",
    },
    "read.if": {
      label: "If",
      help: "What must be true of what the database keeps, as the replica that answers has it: `stock > 0`, `stock - reserved >= 5`, `order is pending or paid`, `order is none`. Where it is not, the steps of Else are done; without them the read fails with 409.",
    },
    "read.else": {
      label: "Else",
      help: "Steps for a condition that is false; or look-aside: steps that are done where a cache does not have the key or does not answer. When they have succeeded the cache is filled, by a call of its own. A cache with a source of its own needs none.",
    },
    "read.key": { label: "Own key", help: "Draws a key for this step instead of the request's, such as a product that a user looks at." },
    "read.key.keys": { label: "Keys", help: "How many different keys there are." },
    "read.key.zipf": { label: "Zipf", help: "How uneven they are: 0 all alike, 1 the most popular twice as often as the second." },
    "read.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
    "write.write": {
      label: "Write to",
      help: "The database that is written, or the cache: it forgets the key, after its source is written where it has one.",
    },
    "write.key": { label: "Own key", help: "Draws a key for this step instead of the request's." },
    "write.key.keys": { label: "Keys", help: "How many different keys there are." },
    "write.key.zipf": { label: "Zipf", help: "How uneven they are: 0 all alike, 1 the most popular twice as often as the second." },
    "write.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
    "publish.publish": {
      label: "Event",
      help: "Type of the message: what happened, such as order_created. The step goes on when the broker has acknowledged it; a publish that is tried again after a lost acknowledgement is there twice.",
    },
    "publish.topic": { label: "Topic", help: "Where it is published; left out: the topic of the type's own name." },
    "publish.to": { label: "Broker", help: "Which broker, over the route that is drawn to it. Left out: the first that has the topic." },
    "publish.key": { label: "Own key", help: "Draws a key for this step instead of the request's. The key chooses the partition." },
    "publish.key.keys": { label: "Keys", help: "How many different keys there are." },
    "publish.key.zipf": { label: "Zipf", help: "How uneven they are: 0 all alike, 1 the most popular twice as often as the second." },
    "publish.chance": { label: "Chance", help: "Probability that the step is done at all, drawn for each request." },
    "flag.flag": {
      label: "Flag",
      help: "Name of a flag in the configuration of this service. Each instance asks its own view, so instances may differ for a while; without a configuration it is off.",
    },
    "flag.on": { label: "Where it is on", help: "Steps of requests at instances whose view has the flag on." },
    "flag.off": { label: "Where it is off", help: "Steps of requests at all other instances." },
    "fail.fail": { label: "Fail", help: "Probability that the request fails here, after the work before it was done." },
    "fail.status": {
      label: "Status",
      help: "HTTP status of that failure. A 4xx is the client's error and is not retried; a 5xx is the server's.",
    },
    ...effectWords,
    "parallel.parallel": {
      label: "Parallel",
      help: "Branches of steps that run side by side; it ends when the last has ended, and fails if one did.",
    },
  },
};
