// The words of the configuration server in English: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A configuration server: it keeps a document of settings for each service, in numbered versions, and every instance holds a view of its own. A change reaches the instances after a while, one before the other, so that they disagree meanwhile; out of reach of the server an instance goes on with what it knows, and one that starts then with the settings of the drawing. It stands for Spring Cloud Config, Consul KV, etcd watches, AWS AppConfig. No route is drawn to it: messages take its own latency. Versions survive a crash of the server, as on disk. Modelled: versions, diff and rollback, push and poll, delays, staged rollout to a share of instances, values that are refused or let through. Not modelled: several servers that copy from each other, secrets, access rights. One a scenario.",
  fields: {
    version: { label: "Version", help: "A label on the card." },
    ...zonedWords,
    documents: {
      label: "Documents",
      help: "One for each service whose settings come from here. At the start every instance has its first version. Editing one while it runs sends out a new version.",
    },
    "documents[].service": { label: "Service", help: "Whose settings they are: a service, gateway or database." },
    "documents[].values": {
      label: "Settings",
      help: "One a line as `name: value`. Of the service itself: concurrency, errorRate, time (gateway: concurrency, database: connections). Of its calls to another: payment.timeout, payment.attempts. Any other name is a flag, true or false, which steps ask for.",
    },
    validate: {
      label: "Validation",
      help: "On: a value out of its range is refused, and no instance hears of it. Off: it goes out and acts, as far as it can be read; one that cannot be read makes the instance's own reload fail, and it keeps what it had.",
    },
    mode: {
      label: "Delivery",
      help: "Push: instances watch, and are told of a change after the delay (etcd and Consul watches). Poll: nobody is told; each instance asks in its own rhythm (AWS AppConfig).",
    },
    delay: {
      label: "Delay",
      help: "Push: from a change until the server tells an instance, drawn for each. They are told in the order in which they came, so a slow one holds up those behind it. No question overtakes it.",
    },
    poll: {
      label: "Interval",
      help: "Poll: how often each instance asks (AWS AppConfig: at most every 15 s is advised). Push: how often a watch is renewed, which brings what was missed while the network was down (Consul: 5 min).",
    },
    latency: { label: "Latency", help: "Time of a message to or from the server, one way." },
    startup: {
      label: "Start-up",
      help: "From starting to healthy after a crash or a restart. Until then nobody is told anything; versions are kept.",
    },
  },
};
