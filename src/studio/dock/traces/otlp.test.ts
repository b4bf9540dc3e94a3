import { expect, test } from "vitest";

import { publishedTrace } from "../../testing/story-messages.ts";
import { checkoutTrace } from "../../testing/story-traces.ts";
import { toOtlp } from "./otlp.ts";

const all = () => toOtlp(checkoutTrace("4b1f9c72e0d84a114b1f9c72e0d84a11", 0)).resourceSpans;
const spans = () => all().flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));

test("each service is a resource, each attempt a client and a server span", () => {
  const names = all().map(({ resource }) => resource.attributes[0]?.value);
  expect(names).toHaveLength(10);
  expect(spans()).toHaveLength(1 + 15 * 2);
});

test("every parent is a span of the same trace, and ids are unique", () => {
  const ids = new Set(spans().map(({ spanId }) => spanId));
  expect(ids.size).toBe(spans().length);
  expect(spans().every(({ parentSpanId }) => parentSpanId === undefined || ids.has(parentSpanId))).toBe(true);
  expect(spans().filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);
});

test("times are nanoseconds as text, the end never before the beginning", () => {
  for (const { startTimeUnixNano, endTimeUnixNano } of spans()) {
    expect(startTimeUnixNano).toMatch(/^\d+$/);
    expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
  }
});

test("a failed attempt has the status of an error with its reason", () => {
  const failed = spans().filter(({ status }) => status.code === 2);
  expect(failed).toHaveLength(4);
  expect(failed[0]?.status.message).toBe("rejected: queueFull at checkout");
});

test("a message has a producer span and, for each delivery, a consumer span: its child, linked to it", () => {
  const message = toOtlp(publishedTrace()).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const [producer] = message.filter(({ kind }) => kind === 4);
  const consumers = message.filter(({ kind }) => kind === 5);
  expect(consumers.map(({ parentSpanId, links }) => [parentSpanId, links?.[0]?.spanId])).toEqual([
    [producer?.spanId, producer?.spanId],
    [producer?.spanId, producer?.spanId],
  ]);
  expect(message.filter(({ kind }) => kind === 2)).toHaveLength(2);
});
