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
          onOpenAutoFocus={focusFirst}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className={styles["head"]}>
            <Radix.Title className={styles["title"]}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon="close" label={words("common.close")} tooltip={false} small />
            </Radix.Close>
          </div>
          {description === undefined ? null : <Radix.Description className={styles["about"]}>{description}</Radix.Description>}
          <div className={styles["body"]}>{children}</div>
          {footer === undefined ? null : <div className={styles["foot"]}>{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The focus goes to what asks for it by `data-autofocus`, else to the dialog itself: no button is lit that nobody chose. */
export function focusFirst(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const wanted = event.currentTarget.querySelector<HTMLElement>("[data-autofocus]") ?? event.currentTarget;
  wanted.focus();
}
