// An outage of the registry: nobody reaches it, while its own clock goes on and leases run out.
import { defineFault } from "../spec.ts";
import { registryOutageText } from "./text.ts";

export const registryOutage = defineFault({
  fault: "registry-outage",
  on: ["node"],
  kinds: ["registry"],
  instance: false,
  fields: {},
  text: registryOutageText,
});
