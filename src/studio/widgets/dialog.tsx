// A dialog over the page: title, what it is about, its content, and buttons at the foot. Escape and a click outside close it.
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { useWords } from "../i18n/language.ts";
import { IconButton } from "./button.tsx";

import styles from "./dialog.module.css";

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string | undefined;
  readonly width?: number;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}
export function Dialog({ open, onClose, title, description, width = 460, footer, children }: DialogProps) {
  const words = useWords();
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles["overlay"]} />
        <Radix.Content
          className={styles["dialog"]}
          style={{ width }}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <header className={styles["head"]}>
            <Radix.Title className={styles["title"]}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon="close" label={words("common.close")} tooltip={false} small />
            </Radix.Close>
          </header>
          {description === undefined ? null : <Radix.Description className={styles["about"]}>{description}</Radix.Description>}
          <div className={styles["body"]}>{children}</div>
          {footer === undefined ? null : <footer className={styles["foot"]}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A panel that slides over the page from an edge: what a panel becomes where there is no room for it. */
export interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly side: "right" | "bottom" | "left";
  readonly children: ReactNode;
}
export function Drawer({ open, onClose, title, side, children }: DrawerProps) {
  return (
    <Radix.Root modal={false} open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <Radix.Content
          className={`${styles["drawer"]} ${styles[side]}`}
          aria-describedby={undefined}
          // The canvas stays in use beside it: only its own button, Escape or the toggle close it.
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Radix.Title className={styles["hidden"]}>{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
