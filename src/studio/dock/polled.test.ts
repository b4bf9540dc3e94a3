import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { runStore } from "../run/run-store.ts";
import { poll, POLL_MS } from "./polled.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const move = (now: number) => runStore.setState({ now });

test("asks at once, and while the run stands still not again", async () => {
  const ask = vi.fn<() => Promise<number>>(async () => 1);
  const answers: (number | null)[] = [];
  const end = poll(ask, (value) => answers.push(value));
  await vi.advanceTimersByTimeAsync(5 * POLL_MS);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(answers).toEqual([1]);
  end();
});

test("asks at most twice a second while the run goes on", async () => {
  const ask = vi.fn<() => Promise<number>>(async () => 1);
  const end = poll(ask, () => undefined);
  for (let frame = 1; frame <= 20; frame++) {
    move(frame * 1e5);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(ask.mock.calls.length).toBeGreaterThanOrEqual(4);
  expect(ask.mock.calls.length).toBeLessThanOrEqual(5);
  end();
});

test("has never two questions open, and hears nothing after its end", async () => {
  let settle: (value: number) => void = () => undefined;
  const ask = vi.fn<() => Promise<number>>(() => new Promise((resolve) => (settle = resolve)));
  const answers: (number | null)[] = [];
  const end = poll(ask, (value) => answers.push(value));
  move(7e6);
  await vi.advanceTimersByTimeAsync(3 * POLL_MS);
  expect(ask).toHaveBeenCalledTimes(1);
  end();
  settle(1);
  await vi.advanceTimersByTimeAsync(POLL_MS);
  expect(answers).toEqual([]);
});

test("a question that fails is told, and asked again when the run moves", async () => {
  const failures: boolean[] = [];
  const end = poll(
    () => {
      throw new Error("no worker");
    },
    (_value, failed) => failures.push(failed),
  );
  await vi.advanceTimersByTimeAsync(1);
  move(9e6);
  await vi.advanceTimersByTimeAsync(2 * POLL_MS);
  expect(failures).toEqual([true, true]);
  end();
});
