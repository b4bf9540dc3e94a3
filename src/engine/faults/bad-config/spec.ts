// A bad configuration: values nobody checked go out to the instances, and are taken back when the fault ends.
import { values } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const badConfig = defineFault({
  fault: "bad-config",
  on: ["node"],
  kinds: ["service"],
  instance: false,
  fields: { set: values({ default: { errorRate: 0.5 } }) },
  label: { en: "bad config", zh: "错误配置" },
});
