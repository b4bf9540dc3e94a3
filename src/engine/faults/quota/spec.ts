// Quota gone: the external service takes no more calls from us, whatever its own quota says.
import { defineFault } from "../spec.ts";

export const quota = defineFault({
  fault: "quota",
  on: ["node"],
  kinds: ["external"],
  instance: false,
  fields: {},
  label: { en: "quota gone", zh: "配额耗尽" },
});
