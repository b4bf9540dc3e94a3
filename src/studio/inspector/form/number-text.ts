// Numbers as an input shows them: every digit that was written, thousands apart. Not the three digits of a live figure.
export const grouped = (value: number): string => {
  if (!Number.isFinite(value)) return "∞";
  const [digits = "", fraction] = String(value).split(".");
  if (digits.includes("e")) return String(value);
  const apart = digits.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? apart : `${apart}.${fraction}`;
};

/** A time as it is read: "15s" is 15 s. Any other text stays as it is written. */
export const spacedTime = (text: string): string =>
  text.replace(/^(\d[\d.]*)(us|ms|s|m|h)$/, (_, digits, unit) => `${digits} ${unit === "us" ? "µs" : unit}`);

/** "2000ms" as the input draws it: digits, and the unit in the suffix. */
export function splitDuration(text: string): { readonly digits: string; readonly unit: string } {
  const [, digits = text, unit = ""] = /^\s*([0-9.,e+-]+)\s*([a-zµ]*)\s*$/i.exec(text) ?? [];
  const number = Number(digits);
  return { digits: Number.isFinite(number) && !/e/i.test(digits) ? grouped(number) : digits, unit };
}
