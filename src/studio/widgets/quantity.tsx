// A number with its unit: the number in the data face with tabular figures, the unit smaller and lighter after a gap.
import type { Quantity as Value } from "../i18n/numbers.ts";
import { classes } from "./classes.ts";

import styles from "./quantity.module.css";

export interface QuantityProps {
  readonly value: Value;
  /** Takes the place of the value's own unit. */
  readonly unit?: string;
  readonly strong?: boolean;
  readonly className?: string;
}
export function Quantity({ value, unit = value.unit, strong = false, className }: QuantityProps) {
  return (
    <span className={classes(styles["quantity"], strong && styles["strong"], className)}>
      {value.number}
      {unit === "" ? null : <span className={styles["unit"]}>{unit}</span>}
    </span>
  );
}
