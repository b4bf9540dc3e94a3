// The logger alone: a bounded ring under whatever clock, by level, service, trace and text.
import { expect, it } from "vitest";

import { Logger } from "../systems.ts";

const codes = (logger: Logger, query: object = {}) => logger.list({ most: 10, ...query }).records.map(({ code }) => code);

it("finds records by service, trace, level and text, oldest first", () => {
  const logger = new Logger();
  logger.write(1, "info", "orders", "started", { version: "2.1.0" }, "orders-1");
  logger.write(2, "error", "orders", "requestFailed", { status: 503 }, null, "abc");
  logger.write(3, "warn", "payment", "queueFull");
  expect(codes(logger)).toEqual(["started", "requestFailed", "queueFull"]);
  expect(codes(logger, { node: "orders" })).toEqual(["started", "requestFailed"]);
  expect(codes(logger, { trace: "abc" })).toEqual(["requestFailed"]);
  expect(codes(logger, { levels: ["warn", "error"] })).toEqual(["requestFailed", "queueFull"]);
  expect(codes(logger, { text: "2.1" })).toEqual(["started"]);
  expect(logger.list({ most: 1 })).toMatchObject({ matched: 3, records: [{ code: "queueFull" }] });
});

it("writes nothing below its level, which may be changed while it runs", () => {
  const logger = new Logger();
  logger.level = "warn";
  logger.write(1, "info", "orders", "started");
  logger.write(2, "warn", "orders", "queueFull");
  logger.level = "debug";
  logger.write(3, "debug", "orders", "stopped");
  expect(codes(logger)).toEqual(["queueFull", "stopped"]);
  expect(logger.counts).toEqual({ debug: 1, info: 0, warn: 1, error: 0 });
});

it("keeps the newest 5,000 and says how many are gone", () => {
  const logger = new Logger();
  for (let i = 0; i < 12_000; i++) logger.write(i, "info", "orders", "edited");
  const { dropped, matched, records } = logger.list({ most: 2 });
  expect([dropped, matched, records.map(({ at }) => at)]).toEqual([7000, 5000, [11_998, 11_999]]);
});

it("still tells of what was rare under a record of every request, in the order of writing", () => {
  const logger = new Logger();
  logger.write(1, "warn", "orders", "killed");
  for (let i = 0; i < 12_000; i++) logger.write(2 + i, "info", "edge", "requestLogged", { status: 200 });
  logger.write(20_000, "info", "orders", "started");
  logger.write(20_001, "info", "edge", "requestLogged", { status: 404 });
  expect(logger.list({ most: 3 }).records.map(({ code, at }) => `${code} ${at}`)).toEqual([
    "requestLogged 12001",
    "started 20000",
    "requestLogged 20001",
  ]);
  expect(codes(logger, { node: "orders" })).toEqual(["killed", "started"]);
  expect(logger.list({ most: 1, after: 12_000 }).matched).toBe(2);
  expect(logger.list({ most: 1 })).toMatchObject({ matched: 5002, dropped: 7001 });
});
