// Slow propagation: what the configuration server tells its instances takes longer.
import { distribution } from "../../scenario/fields.ts";
import { defineFault } from "../spec.ts";

export const slowConfig = defineFault({
  fault: "slow-config",
  on: ["node"],
  kinds: ["config"],
  instance: false,
  fields: { delay: distribution({ default: "10s" }) },
  label: { en: "slow propagation", zh: "配置传播缓慢" },
});
