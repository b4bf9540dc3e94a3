// What other programs reached against these bare loops: medians of five rounds on one machine (2 cores, Node 20.20, November 2026).
// Python's were measured at smaller sizes. Not measured again by the benchmark: none of them is a dependency.
export const PEERS: readonly (readonly [name: string, ...ratios: string[]])[] = [
  ["C, the same loops", "M/M/1 2.42", "M/M/8 2.15", "chain 1.99"],
  ["JavaScript, a closure an event", "M/M/1 0.53", "M/M/8 0.53", "chain 0.46 (without metrics)"],
  ["JavaScript, generators", "M/M/1 0.39", "M/M/8 0.46", "chain 0.45 (without metrics)"],
  ["system-design-assistant", "M/M/1 0.099", "M/M/8 0.126", "chain 0.28", "overload 0.009, quadratic in time"],
  ["SIM.JS 2.0.3", "M/M/1 0.097", "M/M/8 0.128", "chain 0.149"],
  ["SimPy 3.0.11", "M/M/1 0.013", "M/M/8 0.019", "chain 0.021"],
  ["Ciw 3.2.7", "M/M/1 0.006", "M/M/8 0.008", "chain 0.009"],
];
