// What was held, in work, in line and there to be held, each as its integral over time (slot-µs).
export interface Integrals {
  readonly busy: number;
  readonly working: number;
  readonly waiting: number;
  readonly slots: number;
}
export const NOTHING: Integrals = { busy: 0, working: 0, waiting: 0, slots: 0 };
export const addIntegrals = (a: Integrals, b: Integrals, sign: 1 | -1 = 1): Integrals => ({
  busy: a.busy + sign * b.busy,
  working: a.working + sign * b.working,
  waiting: a.waiting + sign * b.waiting,
  slots: a.slots + sign * b.slots,
});
