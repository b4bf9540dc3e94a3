// What is known of a run when another begins, whatever comes of that.
import { expect, test } from "vitest";

import { runStore } from "./run-store.ts";
import { load } from "./session.ts";

test("another run knows nothing of what the one before had come to", async () => {
  runStore.setState({ state: "running", now: 5e6, events: 9, broken: 2, dotsStandFor: 64, logged: 3, edited: true });
  // There is no worker here: the run cannot even begin.
  await expect(load({ format: "faultline/1", nodes: [], routes: [] })).rejects.toThrow("Worker is not defined");
  expect(runStore.getState()).toEqual(runStore.getInitialState());
});
