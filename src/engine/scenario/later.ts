// Names that the format knows and this version does not have yet: what uses them is told so, instead of being guessed at.
const LATER: ReadonlySet<string> = new Set(["lag", "recovery"]);
export const comesLater = (name: string): boolean => LATER.has(name);
