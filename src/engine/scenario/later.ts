// Names that the format knows and this version does not have yet: what uses them is told so, instead of being guessed at.
const FAULTS = ["broker-outage", "duplicate", "reorder", "slow-consumer", "poison"];
const OTHERS = ["lag", "recovery"];

const LATER: ReadonlySet<string> = new Set([...FAULTS, ...OTHERS]);
export const comesLater = (name: string): boolean => LATER.has(name);
