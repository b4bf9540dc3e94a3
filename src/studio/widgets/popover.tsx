// A small panel that opens beside the button that belongs to it.
import { Popover as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

import styles from "./popover.module.css";

export interface PopoverProps {
  readonly trigger: ReactElement;
  /** The accessible name of the panel. */
  readonly label: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly width?: number;
  readonly children: ReactNode;
}
export function Popover({ trigger, label, open, onOpenChange, align = "start", side = "bottom", width, children }: PopoverProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles["popover"]}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={5}
          collisionPadding={8}
          style={width === undefined ? {} : { width }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
