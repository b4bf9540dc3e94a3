// How much of the past the charts show.
import { useWords } from "../i18n/language.ts";
import { setView, useView } from "../view/view-store.ts";
import { Icon } from "../widgets/icons.tsx";
import { Menu } from "../widgets/menu.tsx";
import { setDock } from "./dock-store.ts";

import styles from "./scope-picker.module.css";

/** Virtual seconds; 0: the whole run. */
export const RANGES = [80, 300, 900, 0] as const;
type Range = (typeof RANGES)[number];
const isRange = (value: number): value is Range => RANGES.some((range) => range === value);

export function RangeMenu() {
  const words = useWords();
  const kept = useView((view) => view.range);
  const range = isRange(kept) ? kept : 80;
  const items = RANGES.map((value) => ({
    label: words(`dock.range.${value}`),
    checked: value === range,
    onSelect: () => {
      setView({ range: value });
      setDock({ zoom: null });
    },
  }));
  return (
    <Menu items={items} align="end">
      <button type="button" className={styles["range"]} aria-label={`${words("dock.range")}: ${words(`dock.range.${range}`)}`}>
        {words(`dock.range.${range}`)}
        <Icon name="down" size={12} />
      </button>
    </Menu>
  );
}
