// The words of the saga orchestrator in English: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

const COMMAND = {
  call: { label: "Call", help: "The participant that is told, over a drawn route with that route's policies." },
  endpoint: { label: "Endpoint", help: "What is asked of it. Left out: its first." },
  publish: { label: "Publish", help: "Instead of a call: a message of this type, for whoever subscribes." },
  topic: { label: "Topic", help: "Where it is published. Left out: the topic of that name." },
  to: { label: "Broker", help: "Over a drawn route. Left out: the one that has the topic." },
  reply: {
    label: "Done by",
    help: "Types of events that say that it was done; a subscription brings them here. Left out: it is done when the broker has it.",
  },
  failed: { label: "Refused by", help: "Types of events that say that it will not be done: a refusal, never tried again." },
} as const;
const RETRY = {
  attempts: { label: "Tries", help: "How often it is tried, the first one counts (Step Functions: MaxAttempts + 1)." },
  backoff: { label: "Back-off", help: "Wait before the next try: none, the same each time, or doubled each time." },
  base: { label: "First wait", help: "Wait before the second try (Step Functions: IntervalSeconds, 1 s; Temporal: initialInterval, 1 s)." },
  max: { label: "Longest wait", help: "The wait is doubled up to this." },
  jitter: { label: "Jitter", help: "Spreads the waits, so that many sagas do not try again at the same moment." },
} as const;
const within = <T extends object>(prefix: string, words: T): Words["fields"] =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [`${prefix}.${key}`, word]));

export const words: Words = {
  help: "An orchestrator of sagas: work over several services without a transaction that holds them all. It tells one participant after another what to do and waits for each; when a step fails for good, what was done is undone in reverse by compensations. A compensation that gives up leaves the saga FAILED, for a person to try again or resolve. It stands for Temporal, Camunda, AWS Step Functions, Eventuate Tram Sagas. Its log is durable or not: after a crash a durable one reads its log and sends again what was out, so participants may be told twice (at least once); one that is not has lost every saga under way. A step that timed out is not compensated, although it may have been done. Without definitions it calls each of its routes in turn, with nothing to undo. Modelled: many sagas at once, retries, timeouts, compensation, crash and replay, commands by call or by message with events as answers, the way over real routes with their policies. Not modelled: a cluster of orchestrators, the time of writing the log, sagas within sagas.",
  fields: {
    version: { label: "Version", help: "A label on the card." },
    ...zonedWords,
    sagas: { label: "Sagas", help: "What it can run: each is an endpoint of its name, and a request to it starts one." },
    "sagas[].name": { label: "Name", help: "What a request or a path asks for." },
    "sagas[].event": { label: "On event", help: "An event of this type starts one too; a subscription brings it here." },
    "sagas[].answer": {
      label: "Answer",
      help: "Accepted: the request that starts a saga is answered at once (202), the saga goes on by itself. End: it is answered when the saga has ended, with the failure that made it turn back (Step Functions: StartExecution, StartSyncExecution). Who gives up meanwhile does not stop the saga.",
    },
    "sagas[].steps": { label: "Steps", help: "Done one after the other; undone in reverse." },
    "sagas[].steps[].name": { label: "Name", help: "Shown in its place; left out: what it calls." },
    "sagas[].steps[].command": { label: "Command", help: "What a participant is told to do." },
    ...within("sagas[].steps[].command", COMMAND),
    "sagas[].steps[].timeout": {
      label: "Timeout",
      help: "A try that is not answered by then has failed (Temporal: startToCloseTimeout). It may have been done all the same.",
    },
    "sagas[].steps[].retry": {
      label: "Retry",
      help: "Tries the command again where that may help: never after a 4xx but 408 and 429, for a refusal is an answer. Left out: one try.",
    },
    ...within("sagas[].steps[].retry", RETRY),
    "sagas[].steps[].compensation": {
      label: "Compensation",
      help: "What undoes the step once it was done. Left out: there is nothing to undo.",
    },
    ...within("sagas[].steps[].compensation", COMMAND),
    "sagas[].steps[].compensation.timeout": { label: "Timeout", help: "A try that is not answered by then has failed." },
    "sagas[].steps[].compensation.retry": {
      label: "Retry",
      help: "How often the compensation is tried before it gives up and the saga is left for a person.",
    },
    ...within("sagas[].steps[].compensation.retry", RETRY),
    durable: {
      label: "Durable log",
      help: "On: every step is in a log that outlives a crash; after the restart each saga goes on where it was, and what was out is sent again. Off: a crash loses every saga under way, half done as they are.",
    },
    idempotent: {
      label: "Idempotent",
      help: "An event that has started a saga starts no second one, however often it is delivered or published, by the id that its producer gave it (Eventuate Tram: received messages; Camunda: message id). Left out: every delivery starts one. The log remembers it, and a crash forgets it where the log is not durable.",
    },
    "idempotent.window": { label: "Window", help: "So long an id is remembered; a copy that comes later starts a saga again." },
    concurrency: { label: "Concurrency", help: "Requests that it takes on at once. A saga under way holds none of these slots." },
    queue: { label: "Queue", help: "Requests that may wait; the next is turned away with 503." },
    time: { label: "Time", help: "Work of starting a saga, before its first command." },
    startup: { label: "Start-up", help: "From starting to healthy after a crash or a restart; then the log is read." },
  },
};
