// A network partition between two sets of nodes: no message passes, both ways or one. It names its sets itself: it has no target.
import { flag, list, reference } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

const side = list(reference({ refers: "node", required: true }), { least: 1, max: 2000, required: true });

export const partition = defineFault({
  fault: "partition",
  on: [],
  instance: false,
  fields: { between: list(side, { least: 2, max: 2, required: true }), oneWay: flag({ default: false }) },
  label: { en: "partition", zh: "网络分区" },
});
