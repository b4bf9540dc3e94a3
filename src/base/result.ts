// What may fail for a reason that the caller must handle: a value, or problems. Not for our own mistakes: those throw.
export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: P };

export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const failure = <P>(problems: P): { readonly ok: false; readonly problems: P } => ({ ok: false, problems });
