// An outage of the registry: nobody reaches it, while its own clock goes on and leases run out.
import { defineFault } from "../spec.ts";

export const registryOutage = defineFault({
  fault: "registry-outage",
  on: ["node"],
  kinds: ["registry"],
  instance: false,
  fields: {},
  label: { en: "registry outage", zh: "注册中心中断" },
});
