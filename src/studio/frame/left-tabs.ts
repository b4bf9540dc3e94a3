// The tabs of the left panel and their icons.
import type { LeftTab } from "../view/view-store.ts";
import type { IconName } from "../widgets/icons.tsx";

export const LEFT_TABS: readonly { readonly tab: LeftTab; readonly icon: IconName }[] = [
  { tab: "components", icon: "service" },
  { tab: "templates", icon: "template" },
  { tab: "faults", icon: "fault" },
];
/** The neighbour that an arrow key leads to. */
export function neighbour(tab: LeftTab, key: string): LeftTab | undefined {
  const by = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  const at = LEFT_TABS.findIndex((each) => each.tab === tab);
  return by === 0 ? undefined : LEFT_TABS[(at + by + LEFT_TABS.length) % LEFT_TABS.length]?.tab;
}
