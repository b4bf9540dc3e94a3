// Where a node runs: the zone in which it stands, and further ones over which its replicas are spread. Fields that kinds share.
import { list, reference } from "./fields.ts";

/** Of whatever stands in one place. */
export const ZONED = { zone: reference({ refers: "zone" }) } as const;
/** Of what has replicas. */
export const SPREAD = { ...ZONED, spread: list(reference({ refers: "zone", required: true }), { default: [], max: 20 }) } as const;
