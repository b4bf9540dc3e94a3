// A room that cannot be fetched says so, and is fetched anew when it is asked for.
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";

import { onDemand } from "../widgets/on-demand.ts";
import { RoomBoundary } from "./room-boundary.tsx";

afterEach(cleanup);

test("a room whose fetch failed is fetched again by its button", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  let online = false;
  const fetch = vi.fn(() => (online ? Promise.resolve({ default: () => "the room" }) : Promise.reject(new Error("the net is down"))));
  const Room = onDemand(fetch);
  render(
    <RoomBoundary>
      <Room />
    </RoomBoundary>,
  );
  await screen.findByText("the net is down");
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("the net is down");
  online = true;
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("the room");
  expect(fetch).toHaveBeenCalledTimes(3);
});
