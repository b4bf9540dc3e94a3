// Errors: a share of the answers becomes an error, after the work is done.
import { flag, integer, share } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const errors = defineFault({
  fault: "errors",
  on: ["node", "route"],
  instance: true,
  fields: { rate: share({ default: 0.5 }), status: integer({ min: 400, max: 599, default: 500 }), fast: flag({ default: false }) },
  label: { en: "errors", zh: "错误" },
});
