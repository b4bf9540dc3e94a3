// Whether something unknown is an object with named fields: the first question about anything that comes from outside.
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
