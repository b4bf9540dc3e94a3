// The words of the steps that change what is kept, in English.
import type { Words } from "../kinds/spec.ts";

const place = (verb: string): Words["fields"] => ({
  [`${verb}.at`]: {
    label: "At",
    help: "The database that keeps it: the step is then a write there, over the drawn route and with its policies, and acts when that is committed. Left out: the memory of this instance, which is lost when the instance ends.",
  },
  [`${verb}.once`]: {
    label: "Once",
    help: "An idempotency key: of the same id it happens once, a duplicate changes nothing and is answered as the first was. The ids are kept where the effect acts: in the memory of an instance another replica does not know them.",
  },
  [`${verb}.once.by`]: {
    label: "Id",
    help: "What a duplicate has in common: the client's request, with all that follows from it (retries at any hop, redelivered messages); one call with its tries; or the request's key.",
  },
  [`${verb}.once.window`]: {
    label: "Remembered",
    help: "How long an id is remembered; a duplicate that comes later is done again. Stripe keeps idempotency keys for 24 h.",
  },
});
const identity = (verb: string): Words["fields"] => ({
  [`${verb}.by`]: {
    label: "By",
    help: "Which entity is meant: that of the client's request, or that of the request's key.",
  },
});

export const effectWords: Words["fields"] = {
  "create.create": {
    label: "Create",
    help: "Makes an entity of this name, such as `order`. A duplicate makes a second one: as an INSERT with an id of its own.",
  },
  "create.state": { label: "State", help: "The state in which it begins." },
  ...identity("create"),
  ...place("create"),
  "update.update": { label: "Update", help: "Brings the entity of this request into a state. Refused with 409 where there is none." },
  "update.state": { label: "State", help: "The state in which it is afterwards." },
  "update.from": { label: "From", help: "Only from this state; in another one it is refused with 409." },
  ...identity("update"),
  ...place("update"),
  "remove.remove": { label: "Remove", help: "Takes the entity of this request away. Refused with 409 where there is none." },
  "remove.from": { label: "From", help: "Only from this state; in another one it is refused with 409." },
  ...identity("remove"),
  ...place("remove"),
  "move.move": {
    label: "Move",
    help: "So much goes from one counter to the other, at one instant. A whole number: cents, pieces. Without From it comes from outside, without To it goes there.",
  },
  "move.from": { label: "From", help: "The counter that becomes less, such as `stock`." },
  "move.to": { label: "To", help: "The counter that becomes more, such as `charged`." },
  "move.least": {
    label: "Least",
    help: "The counter in From may not fall below it: then the step is refused with 409, which no retry tries again. Left out: it may fall below 0, as where nobody checks.",
  },
  ...place("move"),
};
