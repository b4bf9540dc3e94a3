// The few shapes of OpenTelemetry's JSON encoding that both outputs share. Whole numbers of 64 bits are texts there.

export interface Attribute {
  readonly key: string;
  readonly value:
    | { readonly stringValue: string }
    | { readonly intValue: string }
    | { readonly doubleValue: number }
    | { readonly boolValue: boolean };
}

export const SCOPE = { name: "faultline" } as const;

/** Virtual time 0 as readers of traces show it. The epoch itself would mean "unknown" to them. */
const ORIGIN_SECONDS = 946_684_800n; // 2000-01-01T00:00:00Z

/** µs of virtual time as nanoseconds since the epoch; never through a double, which cannot hold them. */
export const nanos = (us: number): string => String((ORIGIN_SECONDS * 1_000_000n + BigInt(Math.round(us))) * 1000n);

/** A whole number of JavaScript becomes an integer, any other a double. */
export function attributes(values: Readonly<Record<string, string | number | boolean | null | undefined>>): Attribute[] {
  return Object.entries(values).flatMap(([key, value]) => (value === null || value === undefined ? [] : [{ key, value: valueOf(value) }]));
}

function valueOf(value: string | number | boolean): Attribute["value"] {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
