// An outage of the broker: nobody reaches it, while its log stays and its own clock goes on.
import { defineFault } from "../spec.ts";

export const brokerOutage = defineFault({
  fault: "broker-outage",
  on: ["node"],
  kinds: ["broker"],
  instance: false,
  fields: {},
  label: { en: "broker outage", zh: "消息代理中断" },
});
