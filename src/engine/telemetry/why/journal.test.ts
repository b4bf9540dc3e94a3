// State changes are written down with what led to them, as far back as it goes; the oldest are dropped, their origin is not.
import { describe, expect, it } from "vitest";

import { createSimulation, type Simulation } from "../../simulation.ts";
import { asks, played } from "../../testing/requests.ts";
import { route, scenario, service } from "../../testing/scenarios.ts";
import type { StateChange } from "../views/changes.ts";
import type { Mark } from "../views/records.ts";
import { Journal } from "./journal.ts";

const mark = (id: string): Mark => ({ id, act: "kill", fault: "", target: "s", from: 0, to: null, settings: {} });
const told = (to: string, more: object = {}) =>
  ({ at: 0, thing: "s", instance: "s-1", sort: "instance", from: "", to, code: "startup", ...more }) as const;
const links = (changes: readonly StateChange[]) => changes.map(({ to, cause }) => [to, cause.origin?.id ?? null, cause.because]);

describe("a journal", () => {
  it("leads a change back to what is being done, and the next of the same back to that change", () => {
    const journal = new Journal();
    journal.changed(told("STARTING"));
    journal.doing(mark("a"), () => journal.changed(told("CRASHED")));
    journal.changed(told("HEALTHY"));
    journal.changed(told("HEALTHY", { instance: "s-2" }));
    expect(links(journal.stateChanges)).toEqual([
      ["STARTING", null, null],
      ["CRASHED", "a", null],
      ["HEALTHY", "a", 2],
      ["HEALTHY", null, null],
    ]);
  });

  it("finds the newest of a sort at a thing as a walk through all would, also when the oldest are dropped", () => {
    const journal = new Journal();
    const states = ["HEALTHY", "CRASHED", "STARTING", "STOPPED"];
    for (let i = 0; i < 20_000; i++) {
      const more = { thing: `s${(i * i) % 7}`, instance: `i-${i}`, sort: i % 3 === 0 ? "listing" : "instance", at: i };
      journal.changed(told(i < 100 ? "EARLY" : states[(i * 7) % 4]!, more));
    }
    for (const thing of ["s0", "s1", "s2", "s3", "s4"])
      for (const to of [["CRASHED", "STOPPED"], ["HEALTHY"], ["EARLY"]]) {
        const walked = journal.lastChange((one) => one.sort === "instance" && one.thing === thing && to.includes(one.to));
        expect(journal.newestOf("instance", thing, to)).toBe(walked);
      }
  });

  it("keeps openings of breakers among the marks, in their order, and lets them push nothing else out", () => {
    const journal = new Journal();
    const opening = (id: string, from: number): Mark => ({ ...mark(id), act: "breaker", from });
    journal.mark({ ...mark("hang"), act: "fault", from: 5 });
    journal.opens(opening("first", 2));
    journal.closes("first", 4);
    journal.opens(opening("second", 9));
    expect(journal.marksBetween(0, 10).map(({ id, to }) => [id, to])).toEqual([
      ["first", 4],
      ["hang", null],
      ["second", null],
    ]);
    expect(journal.marksBetween(3, 8).map(({ id }) => id)).toEqual(["first", "hang"]);
    for (let i = 0; i < 5000; i++) journal.opens(opening(`o${i}`, 10 + i));
    const all = journal.marksBetween(0, 1e6);
    expect(all[0]?.id).toBe("hang");
    expect(all.length).toBeLessThan(1600);
    expect(all.at(-1)?.id).toBe("o4999");
  });

  it("believes whoever knows better", () => {
    const journal = new Journal();
    const led = journal.doing(mark("a"), () => journal.changed(told("CRASHED")));
    const own = journal.doing(mark("b"), () => journal.changed(told("delisted", { sort: "listing", led })));
    expect(own).toMatchObject({ origin: { id: "a" }, because: 2 });
    journal.within(own, () => journal.changed(told("OPEN", { sort: "breaker", thing: "r", instance: "" })));
    expect(links(journal.list({ thing: "r", most: 1 }).before)).toEqual([
      ["delisted", "a", 1],
      ["CRASHED", "a", null],
    ]);
  });

  it("keeps the newest, and the origin of those whose beginning was dropped", () => {
    const journal = new Journal();
    journal.doing(mark("a"), () => journal.changed(told("0")));
    for (let i = 1; i < 20_000; i++) journal.changed(told(String(i)));
    expect(journal.stateChanges.length).toBeLessThanOrEqual(7500);
    const { changes, matched, before } = journal.list({ instance: "s-1", sorts: ["instance"], most: 2 });
    expect(links(changes)).toEqual([
      ["19999", "a", 19_999],
      ["19998", "a", 19_998],
    ]);
    expect(matched).toBe(before.length + 2);
    expect(journal.list({ thing: "s", from: 1, most: 2 }).changes).toEqual([]);
  });

  it("knows the newest fault on an instance, also one that has just ended", () => {
    const journal = new Journal();
    const fault = (id: string, more: object) => journal.mark({ ...mark(id), act: "fault", fault: "hang", ...more });
    fault("on-two", { instance: "s-2" });
    fault("first", {});
    fault("short", { to: 5 });
    expect([0, 6].map((since) => journal.faultOn("s", "s-1", since).origin?.id)).toEqual(["short", "first"]);
    journal.ends("first", 7);
    expect(["s-1", "s-2"].map((instance) => journal.faultOn("s", instance, 8).origin?.id)).toEqual([undefined, "on-two"]);
  });
});

describe("what a run did and underwent", () => {
  const health = { interval: "1s", timeout: "200ms", unhealthyAfter: 2, restartAfter: 3 } as const;
  const story = (simulation: Simulation) =>
    simulation
      .changes({ thing: "s", sorts: ["instance", "listing"], most: 100 })
      .changes.map(({ seq, to, instance, cause }) => `${seq} ${instance} ${to}: ${cause.code} of ${cause.origin?.id}, ${cause.because}`)
      .toReversed();

  it("stands in the journal from the hang to the restart, each step led back to the fault", () => {
    const hung = scenario([asks(100, 100), service("s", { health, startup: "1s", shutdown: "0s" })], [route("users", "s")], {
      timeline: [{ id: "stuck", at: "500ms", for: "4s", do: "fault", fault: "hang", target: "s" }],
    });
    expect(story(played(hung, 6000))).toEqual([
      "2 s-1 UNHEALTHY: probe of stuck, null",
      "3 s-1 delisted: instanceStatus of stuck, 2",
      "4 s-1 CRASHED: probe of stuck, 2",
      "5 s-1 STARTING: probe of stuck, 2",
      "7 s-1 HEALTHY: startup of stuck, 5",
      "8 s-1 listed: instanceStatus of stuck, 7",
    ]);
  });

  it("is told of acts and edits by hand alike", () => {
    const drawn = scenario([asks(100, 100), service("s", { health, startup: "1s" })], [route("users", "s")]);
    const simulation = createSimulation(drawn);
    simulation.advance(1e6);
    simulation.intervene({ at: "0s", do: "scale", target: "s", replicas: 2 });
    simulation.edit({ ...drawn, nodes: [drawn.nodes[0]!, { ...service("s", { health, startup: "1s" }), replicas: 3 }] });
    simulation.advance(3e6);
    expect(story(simulation)).toEqual([
      "1 s-2 STARTING: scale of act-1, null",
      "2 s-3 STARTING: edit of edit-2, null",
      "3 s-2 HEALTHY: startup of act-1, 1",
      "4 s-2 listed: instanceStatus of act-1, 3",
      "5 s-3 HEALTHY: startup of edit-2, 2",
      "6 s-3 listed: instanceStatus of edit-2, 5",
    ]);
  });
});
