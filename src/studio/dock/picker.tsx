// A filter by one of many: what it narrows and to what, in one button; the first choice is any.
import { useWords } from "../i18n/language.ts";
import { Icon } from "../widgets/icons.tsx";
import { Menu } from "../widgets/menu.tsx";

import styles from "./picker.module.css";

interface PickerProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly string[];
  /** What an option is called. */
  readonly nameOf?: (option: string) => string;
  readonly onChange: (value: string | null) => void;
}
export function Picker({ label, value, options, nameOf = same, onChange }: PickerProps) {
  const words = useWords();
  const all = value !== null && !options.includes(value) ? [value, ...options] : options;
  const shown = value === null ? words("dock.none") : nameOf(value);
  const item = (text: string, choice: string | null) => ({ label: text, checked: value === choice, onSelect: () => onChange(choice) });
  return (
    <Menu items={[item(words("dock.none"), null), "separator", ...all.map((option) => item(nameOf(option), option))]}>
      <button type="button" className={styles["picker"]} aria-label={`${label}: ${shown}`}>
        <span className={styles["label"]}>{label}</span>
        <span className={value === null ? styles["any"] : styles["value"]}>{shown}</span>
        <Icon name="down" size={12} />
      </button>
    </Menu>
  );
}
const same = (option: string): string => option;
