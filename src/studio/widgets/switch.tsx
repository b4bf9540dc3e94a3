// On or off. The name comes from the label beside it (`labelledBy`) or from `label`.
import { Switch as Radix } from "radix-ui";

import styles from "./switch.module.css";

export interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  readonly id?: string;
  readonly disabled?: boolean;
}
export function Switch({ checked, onChange, label, labelledBy, describedBy, id, disabled = false }: SwitchProps) {
  return (
    <Radix.Root
      id={id}
      className={styles["switch"]}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      <Radix.Thumb className={styles["thumb"]} />
    </Radix.Root>
  );
}
