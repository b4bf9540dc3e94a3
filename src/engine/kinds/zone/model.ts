// A zone: how long messages take within it and from it to others. The runtime asks as they cross (runtime/call/zones.ts).
import type { PlaceModel } from "../model.ts";

export const zone: PlaceModel<"zone"> = {
  role: "place",
  latencies: (node, { distribution }) => ({ within: distribution(node.within), between: distribution(node.between) }),
};
