// The panel of messages: what topics and groups say in words, the state of each partition, messages with their headers and trace.
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";

import { open } from "../../document/document-store.ts";
import { setLanguage, translate } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { broker, group, message, messagesView, topic } from "../../testing/story-broker.ts";
import { view } from "../../view/view-store.ts";
import { LastMessages } from "./last-messages.tsx";
import { groupState, stateWords, topicState } from "./state.ts";
import { TopicTable } from "./topic-table.tsx";

open("test", {
  format: "faultline/1",
  nodes: [
    { id: "events", kind: "broker", topics: [{ name: "orders", partitions: 2 }, { name: "dead" }] },
    { id: "billing", kind: "service", name: "Billing" },
  ],
  routes: [{ id: "s1", from: "events", to: "billing", topic: "orders", deadLetter: "dead" }],
});
afterEach(async () => {
  cleanup();
  await setLanguage("en");
});
const row = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name} `) });

describe("the table of topics", () => {
  test("has a row a topic with what it holds, and a row a group with its lag and the age of its oldest message", () => {
    render(<TopicTable view={messagesView()} shown={{ broker: "events", topic: "orders" }} onShow={() => undefined} />);
    expect(row("orders").textContent).toMatch(/19.*12/);
    expect(row("billing").textContent).toMatch(/19.*4\.00 ?s.*9.*1/);
    expect(row("dead").textContent).toContain("1 dead letter");
    expect(within(row("orders")).getByRole("button").getAttribute("aria-pressed")).toBe("true");
  });

  test("says of each partition how much waits, whose it is and what holds it up", () => {
    render(<TopicTable view={messagesView()} shown={null} onShow={() => undefined} />);
    expect(screen.getAllByRole("img").map((cell) => cell.getAttribute("aria-label"))).toEqual([
      "Partition 0: 2 waiting, billing-1; one is out",
      "Partition 1: 16 waiting, billing-2; waits to be delivered again, 3 deliveries so far",
    ]);
  });

  test("shows a topic by its name and selects a subscription by its group", () => {
    const onShow = vi.fn();
    render(<TopicTable view={messagesView()} shown={null} onShow={onShow} />);
    fireEvent.click(screen.getByRole("button", { name: "dead" }));
    expect(onShow).toHaveBeenCalledWith({ broker: "events", topic: "dead" });
    fireEvent.click(screen.getByRole("button", { name: "billing" }));
    expect(view().selection).toEqual(["s1"]);
  });

  test("says that a broker is down", () => {
    render(<TopicTable view={messagesView({ up: false })} shown={null} onShow={() => undefined} />);
    expect(screen.getByText("Broker is down")).toBeTruthy();
  });
});

const SAID = {
  en: [
    /^full: turns away 3.0\/s$/,
    /^Nobody subscribes: what is published is gone.$/,
    /^nobody is there to take them · 1 given up$/,
    /^rebalancing, 0.5 s left · 2 of Billing · 1 given up$/,
  ],
  zh: [/^已满：每秒拒绝 3.0$/, /^无人订阅/, /^没有实例来接收 · 已放弃 1 条$/, /^正在重新分配分区，还需 0.5 s · /],
} as const;
test.each(["en", "zh"] as const)("what is wrong with a topic or a group is in words, in %s", async (language) => {
  await setLanguage(language);
  const said = [
    stateWords(topicState(topic({ rejectedRate: 3 })), translate),
    stateWords(topicState(topic({ groups: [] })), translate),
    stateWords(groupState(group({ members: [] })), translate),
    stateWords(groupState(group({ pausedFor: 500_000 })), translate),
  ];
  expect(said).toEqual(SAID[language].map((text) => expect.stringMatching(text)));
});

describe("the last messages", () => {
  test("open to their headers and lead to the trace that published them", () => {
    render(<LastMessages broker={broker()} topic="orders" />);
    const opener = screen.getByRole("button", { name: /01:01/ });
    fireEvent.click(opener);
    expect(opener.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText("order_created", { selector: "dd" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "6f00c2" }));
    expect([view().openTrace, view().dockTab]).toEqual(["6f00c2a1", "traces"]);
  });

  test("say of a dead letter who gave it up, and of one that is kept no longer that it is not", () => {
    const dead = { group: "billing", deliveries: 3 };
    render(<LastMessages broker={broker({ last: [message({ id: 1, dead, open: 1 }), message({ id: 2, dead, open: 0 })] })} topic="dead" />);
    expect(screen.getByText("given up by billing after 3 deliveries")).toBeTruthy();
    expect(screen.getByText("given up by billing after 3 deliveries, replayed or expired since")).toBeTruthy();
  });

  test("of dead letters have a button that sends all of them back, a logged act", () => {
    const act = vi.spyOn(controls, "act").mockResolvedValue(null);
    render(<LastMessages broker={broker()} topic="dead" />);
    fireEvent.click(screen.getByRole("button", { name: "Replay all" }));
    expect(act).toHaveBeenCalledWith({ do: "replay", target: "events", topic: "dead" });
    cleanup();
    render(<LastMessages broker={broker()} topic="orders" />);
    expect(screen.queryByRole("button", { name: "Replay all" })).toBeNull();
  });

  test("say that there are none yet", () => {
    render(<LastMessages broker={broker({ last: [] })} topic="orders" />);
    expect(screen.getByText("Nothing was published to it yet.")).toBeTruthy();
  });
});
