// What the digest tells apart: codes of the domain events, added to the hash of the place where they happen. `ended`, `done` and
// `state` leave room for the outcome or status behind them.
export const EVENT = {
  issued: 1,
  arrived: 2,
  began: 3,
  arrivedAndBegan: 4,
  ended: 8,
  done: 16,
  state: 24,
  breaker: 32,
  leaked: 36,
  ejected: 40,
  returned: 41,
  registered: 50,
  deregistered: 51,
  evicted: 52,
  listChanged: 53,
  preserving: 54,
  registryFault: 55,
  renewed: 56,
  refreshed: 57,
  saga: 96, // and its state behind it
} as const;
