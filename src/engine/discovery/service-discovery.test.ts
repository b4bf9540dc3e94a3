// Discovery alone, under a clock of its own: a list that is as old as its last refresh, and stays when the registry does not answer.
import { describe, expect, it } from "vitest";

import type { Snapshot } from "./registration.ts";
import { ServiceDiscovery } from "./service-discovery.ts";
import { ServiceRegistry } from "./service-registry.ts";

const SECOND = 1e6;

function made() {
  const clock = { now: 0 };
  const registry = new ServiceRegistry({ heartbeat: 5 * SECOND, lease: 15 * SECOND, sweep: 5 * SECOND, selfPreservation: false }, clock);
  const link = { up: true, asked: 0 };
  const fetch = (): Snapshot | null => {
    link.asked++;
    return link.up ? registry.snapshot() : null;
  };
  const discovery = new ServiceDiscovery({ refresh: 5 * SECOND }, clock, fetch);
  const register = (id: string) =>
    registry.register({ id, service: id.replace(/-\d+$/, ""), status: "HEALTHY", address: `10.0.0.1/${id}` });
  const found = (service: string) => {
    const answer = discovery.resolve(service);
    return answer.ok ? answer.value.map(({ id }) => id) : answer.problems;
  };
  return { clock, registry, link, discovery, register, found };
}

describe("ServiceDiscovery", () => {
  it("finds the healthy instances of a name", () => {
    const { registry, register, found, discovery } = made();
    for (const id of ["a-1", "a-2", "b-1"]) register(id);
    registry.updateStatus("a-1", "UNHEALTHY");
    expect(found("a")).toEqual(["a-2"]);
    expect(discovery.discoverAll("a").map(({ id, status }) => `${id} ${status}`)).toEqual(["a-1 UNHEALTHY", "a-2 HEALTHY"]);
  });

  it("says clearly when there is nobody: 503", () => {
    const { registry, register, found } = made();
    register("b-1");
    registry.updateStatus("b-1", "UNHEALTHY");
    expect(found("a")).toEqual({ status: 503, message: "no healthy instance of a" });
    expect(found("b")).toEqual({ status: 503, message: "no healthy instance of b" });
  });

  it("believes its list until it is refreshed, and asks no more often than that", () => {
    const { clock, registry, link, register, found } = made();
    register("a-1");
    register("a-2");
    expect(found("a")).toEqual(["a-1", "a-2"]);
    registry.deregister("a-1");
    clock.now = 5 * SECOND - 1;
    expect([found("a"), link.asked]).toEqual([["a-1", "a-2"], 1]);
    clock.now = 5 * SECOND;
    expect([found("a"), link.asked]).toEqual([["a-2"], 2]);
  });

  it("goes on with the last known list while the registry does not answer, however long", () => {
    const { clock, registry, link, register, found, discovery } = made();
    register("a-1");
    found("a");
    link.up = false;
    registry.deregister("a-1");
    for (let t = 1; t <= 100; t++) {
      clock.now = t * 5 * SECOND;
      expect(found("a")).toEqual(["a-1"]);
    }
    expect([discovery.failures, discovery.refreshedAt]).toEqual([100, 0]);
    link.up = true;
    clock.now += 5 * SECOND;
    expect([found("a"), discovery.failures]).toEqual([{ status: 503, message: "no healthy instance of a" }, 0]);
  });

  it("knows nothing before the first list, and is patient about it", () => {
    const { clock, link, register, found } = made();
    register("a-1");
    link.up = false;
    expect(found("a")).toEqual({ status: 503, message: "no healthy instance of a" });
    link.up = true;
    clock.now = 5 * SECOND;
    expect(found("a")).toEqual(["a-1"]);
  });

  it("names what changed by a list that is handed to it, and nothing twice", () => {
    const { registry, discovery, register } = made();
    register("a-1");
    register("b-1");
    const changes = [discovery.accept(registry.snapshot()), discovery.accept(registry.snapshot())];
    registry.updateStatus("a-1", "UNHEALTHY");
    changes.push([...discovery.accept(registry.snapshot())]);
    registry.deregister("b-1");
    changes.push([...discovery.accept(registry.snapshot())]);
    expect(changes).toEqual([["a", "b"], [], ["a"], ["b"]]);
  });

  it("forgets with the process that held the list", () => {
    const { registry, discovery, register } = made();
    register("a-1");
    discovery.accept(registry.snapshot());
    discovery.clear();
    expect([discovery.discoverAll("a").length, discovery.refreshedAt]).toEqual([1, 0]); // it asks anew
  });
});
