// A memory leak: every request leaves something behind, until the instance is killed for its memory.
import { integer, number } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const leak = defineFault({
  fault: "leak",
  on: ["node"],
  kinds: ["service"],
  instance: true,
  fields: {
    perRequest: number({ min: 0.001, max: 10_000, unit: "megabytes", default: 1 }),
    limit: integer({ min: 1, max: 1e7, unit: "megabytes", default: 512 }),
  },
  label: { en: "memory leak", zh: "内存泄漏" },
});
