// The exit status: a contract with scripts.
export const EXIT = {
  /** It ran, and every objective held. */
  held: 0,
  /** An objective did not hold. */
  missed: 1,
  /** The document, the link or the arguments are bad, or a file cannot be read or written. */
  bad: 2,
  /** The engine failed or reached a limit. */
  failed: 3,
} as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];
