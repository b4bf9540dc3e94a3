// Names that the format knows and this version does not have yet: what uses them is told so, instead of being guessed at.
const LATER: ReadonlySet<string> = new Set(["recovery"]);
export const comesLater = (name: string): boolean => LATER.has(name);
