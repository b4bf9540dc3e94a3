// Names that the format knows and this version does not have yet: what uses them is told so, instead of being guessed at.
const KINDS = ["config"];
const ACTIONS = ["config"];
const FAULTS = ["broker-outage", "duplicate", "reorder", "slow-consumer", "poison", "bad-config", "slow-config"];
const OTHERS = ["lag", "recovery"];

const LATER: ReadonlySet<string> = new Set([...KINDS, ...ACTIONS, ...FAULTS, ...OTHERS]);
export const comesLater = (name: string): boolean => LATER.has(name);
