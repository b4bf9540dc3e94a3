// A few choices side by side, one of which holds.
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";

import { classes } from "./classes.ts";

import styles from "./segmented.module.css";

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly disabled?: boolean;
  /** Such as why it cannot be chosen. */
  readonly hint?: string;
}
export interface SegmentedProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly className?: string;
  readonly describedBy?: string | undefined;
}
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
  className,
  describedBy,
}: SegmentedProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      aria-describedby={describedBy}
      className={classes(styles["group"], className)}
      value={value}
      disabled={disabled}
      // An empty value is a click on what holds already.
      onValueChange={(next) => next !== "" && onChange(next as V)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled ?? false}
          title={option.hint}
          className={styles["item"]}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
