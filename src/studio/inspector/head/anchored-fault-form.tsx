// The second step of injecting a fault, in a panel under the row of acts. Escape and a click outside leave it.
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { useWords } from "../../i18n/language.ts";

import style from "./head.module.css";

interface AnchoredFaultFormProps {
  readonly open: boolean;
  /** What the panel is called; left out: the injection of a fault. */
  readonly label?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
export function AnchoredFaultForm({ open, label, onClose, children }: AnchoredFaultFormProps) {
  const words = useWords();
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Anchor className={style["anchor"]} />
      <Radix.Portal>
        <Radix.Content
          className={style["panel"]}
          aria-label={label ?? words("inspector.injectFault")}
          align="end"
          side="bottom"
          sideOffset={6}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
