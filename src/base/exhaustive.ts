// A switch over a closed union ends here: a member that was forgotten is a compile error, and one that slipped in throws.
export function exhaustive(value: never): never {
  throw new Error(`unexpected value: ${String(value)}`);
}
