// A small panel at a point of the page: where a menu stood before it.
import { Popover } from "radix-ui";
import { type ReactNode, useMemo } from "react";

import { classes } from "../../widgets/classes.ts";
import type { At } from "../asking.ts";

import styles from "./menu.module.css";

export interface PanelAtProps {
  readonly at: At;
  readonly label: string;
  /** A form with its own margins. */
  readonly wide: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
export function PanelAt({ at, label, wide, onClose, children }: PanelAtProps) {
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) } }), [at]);
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={classes(styles["panel"], wide && styles["wide"])}
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
