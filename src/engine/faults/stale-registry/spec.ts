// A stale registry: it answers with what it knew when the fault began, whatever it has heard since.
import { defineFault } from "../spec.ts";

export const staleRegistry = defineFault({
  fault: "stale-registry",
  on: ["node"],
  kinds: ["registry"],
  instance: false,
  fields: {},
  label: { en: "stale registry", zh: "注册中心陈旧" },
});
