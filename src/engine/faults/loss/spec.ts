// Packet loss: messages over a route, or to and from a node, never arrive; callers learn of it by their timeout.
import { share } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const loss = defineFault({
  fault: "loss",
  on: ["node", "route"],
  instance: true,
  fields: { rate: share({ default: 0.2 }) },
  label: { en: "packet loss", zh: "丢包" },
});
