// Who processes a message, who is a duplicate, who waits, and what becomes of those who wait.
import { expect, it } from "vitest";

import { IdempotentConsumer } from "./idempotent-consumer.ts";

const member = (name: string) => ({ name, gone: false });
type Member = ReturnType<typeof member>;

it("a message is processed once within its window, and again after it", () => {
  const consumer = new IdempotentConsumer<Member>(1000);
  const [a, b] = [member("a"), member("b")];
  expect(consumer.claim(1, 2, a, 0)).toBe("first");
  consumer.succeeded(1, 2, 50, () => undefined);
  expect([consumer.claim(1, 2, b, 1049), consumer.claim(1, 3, a, 1049), consumer.claim(1, 2, b, 1050)]).toEqual([
    "duplicate",
    "first",
    "first",
  ]);
});

it("a copy waits for the one in work, and is a duplicate when that succeeds", () => {
  const consumer = new IdempotentConsumer<Member>(1000);
  const [a, b, c] = [member("a"), member("b"), member("c")];
  consumer.claim(1, 2, a, 0);
  expect([consumer.claim(1, 2, b, 1), consumer.claim(1, 2, c, 2), consumer.waiting]).toEqual(["waits", "waits", 2]);
  const told: string[] = [];
  consumer.succeeded(1, 2, 3, ({ name }) => told.push(name));
  expect([told, consumer.waiting]).toEqual([["b", "c"], 0]);
});

it("a failure is no success: the copy that waits longest, of those who are still there, processes it", () => {
  const consumer = new IdempotentConsumer<Member>(1000);
  const [a, b, c, d] = [member("a"), member("b"), member("c"), member("d")];
  consumer.claim(1, 2, a, 0);
  for (const one of [b, c, d]) consumer.claim(1, 2, one, 1);
  b.gone = true;
  consumer.failed(1, 2, ({ gone }) => !gone);
  expect([consumer.holds(1, 2, c), consumer.waiting]).toEqual([true, 1]);
  consumer.failed(1, 2, () => true);
  expect(consumer.holds(1, 2, d)).toBe(true);
  consumer.failed(1, 2, () => true);
  expect([consumer.claim(1, 2, a, 9), consumer.remembered]).toEqual(["first", 0]);
});

it("those who have gone are let go when many wait behind one that never ends", () => {
  const consumer = new IdempotentConsumer<Member>(1000);
  consumer.claim(1, 2, member("stuck"), 0);
  for (let i = 0; i < 1000; i++) {
    const one = member(`m${i}`);
    consumer.sweep(({ gone }) => gone);
    consumer.claim(1, 2, one, i);
    one.gone = true;
  }
  expect(consumer.waiting).toBeLessThan(140);
});
