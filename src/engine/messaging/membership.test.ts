// Heartbeats, as a group hears them: whether one arrives may be a matter of chance, so each is sent once.
import { expect, it } from "vitest";

import { VirtualClock } from "../kernel/virtual-clock.ts";
import type { Consumer } from "./member.ts";
import { MessageBroker } from "./message-broker.ts";
import { GROUP_DEFAULTS } from "./settings.ts";

/** Its heartbeats arrive as the list says, one after the other; after the last all do. */
function consumer(arrive: readonly boolean[] = []) {
  const sent: number[] = [];
  const made = (clock: VirtualClock): Consumer => ({
    name: "one",
    order: 0,
    beat: () => arrive[sent.push(clock.now / 1e6) - 1] ?? true,
    polls: true,
    deliver() {},
  });
  return { made, sent };
}
function group() {
  const clock = new VirtualClock();
  const broker = new MessageBroker(clock);
  return { clock, group: broker.group(broker.topic({ name: "t" }), "g", { ...GROUP_DEFAULTS, session: 9e6 }) };
}

it("a member sends one heartbeat at a time, three in a session", () => {
  const { clock, group: of } = group();
  const { made, sent } = consumer();
  of.membership.enter(made(clock));
  clock.advance(10e6);
  expect(sent).toEqual([3, 6, 9]);
});

it("a member whose heartbeats stay away for a session is out until one of them arrives", () => {
  const { clock, group: of } = group();
  const { made, sent } = consumer([false, false, false, false]);
  of.membership.enter(made(clock));
  clock.advance(10e6);
  expect([sent, of.membership.members.length]).toEqual([[3, 6, 9], 0]);
  clock.advance(16e6);
  expect([sent, of.membership.members.length]).toEqual([[3, 6, 9, 12, 15], 1]);
});
