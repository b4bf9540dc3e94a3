// Whether a version that is tried on some fails more than it may: what a canary and a staged configuration are rolled back for.

/** With fewer answers than these nothing is said of their errors. */
const LEAST_ANSWERS = 10;

/** @param most share of errors that it may have. @returns the shares in percent, for whoever is told; null: it may stay */
export function tooManyErrors(answers: number, errors: number, most: number): { readonly errors: number; readonly limit: number } | null {
  if (answers < LEAST_ANSWERS || errors / answers <= most) return null;
  return { errors: inPercent(errors / answers), limit: inPercent(most) };
}
const inPercent = (share: number): number => Math.round(share * 1000) / 10;
