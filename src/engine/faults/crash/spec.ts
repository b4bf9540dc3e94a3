// A crash: memory and work are lost, calls are refused; after `for` the instance starts again.
import { defineFault } from "../spec.ts";

export const crash = defineFault({ fault: "crash", on: ["node"], instance: true, fields: {}, label: { en: "crash", zh: "崩溃" } });
