// Where in a document something stands: a path of keys and indices, and how it is written for people.
export type Place = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const LONGEST_KEY = 60;

/** `nodes[2].replicas`; a key that is no plain word stands in quotes: `layout["a b"]`. */
export function writePlace(place: Place): string {
  let written = "";
  for (const part of place) {
    if (typeof part === "number") written += `[${part}]`;
    else if (PLAIN_KEY.test(part) && part.length <= LONGEST_KEY) written += written === "" ? part : `.${part}`;
    else written += `[${JSON.stringify(part.slice(0, LONGEST_KEY))}]`;
  }
  return written;
}

/** As a JSON Pointer (RFC 6901). */
export const pointer = (place: Place): string =>
  place.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export type Json = Readonly<Record<string, unknown>>;
/** An object with keys: neither null nor a list. */
export const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
/** The own value of a key: `constructor` and the like are keys as all others. */
export const own = (value: Json, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
