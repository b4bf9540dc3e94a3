// One of a list, for lists too long for segments.
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { classes } from "./classes.ts";
import { Icon } from "./icons.tsx";

import styles from "./field.module.css";

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly disabled?: boolean;
}
export interface SelectProps<V extends string> {
  /** "": nothing is chosen; the placeholder stands there. */
  readonly value: V | "";
  readonly options: readonly SelectOption<V>[];
  readonly onChange: (value: V) => void;
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly id?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly isDefault?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly className?: string | undefined;
  readonly describedBy?: string | undefined;
}
export function Select<V extends string>(props: SelectProps<V>) {
  return (
    // An option's value must not be empty for radix; "" means that nothing is chosen.
    <Radix.Root value={props.value} onValueChange={(value) => props.onChange(value as V)} disabled={props.disabled ?? false}>
      <Radix.Trigger
        id={props.id}
        className={classes(styles["box"], styles["select"], props.disabled === true && styles["off"], props.className)}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        data-default={props.isDefault === true ? "" : undefined}
      >
        <Radix.Value placeholder={props.placeholder} />
        <Radix.Icon>
          <Icon name="down" size={12} />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles["list"]} position="popper" sideOffset={3} collisionPadding={8}>
          <Radix.Viewport>
            {props.options.map((option) => (
              <Radix.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className={styles["option"]}>
                <span className={styles["tick"]}>
                  <Radix.ItemIndicator>
                    <Icon name="check" size={13} />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
