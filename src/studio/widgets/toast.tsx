// Short messages at the foot of the page: what happened, and at most one thing to do about it. A polite region reads them out.
import type { ReactNode } from "react";
import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import { useWords } from "../i18n/language.ts";
import { Button, IconButton } from "./button.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { StatusMark, type MarkName } from "./status-mark.tsx";

import styles from "./toast.module.css";

export interface Toast {
  readonly title: string;
  readonly text?: string;
  /** A figure after the title, such as a size. */
  readonly detail?: string;
  readonly mark?: MarkName;
  readonly icon?: IconName;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  /** It stays until it is closed. */
  readonly stays?: boolean;
  /** One with the same key takes the place of the last. */
  readonly key?: string;
}
interface Shown extends Toast {
  readonly id: number;
}
const MOST = 4;
const LASTS_MS = 6000;
let made = 0;
const toasts = createStore<readonly Shown[]>(() => []);

export function toast(message: Toast): void {
  const others = toasts.getState().filter((shown) => message.key === undefined || shown.key !== message.key);
  toasts.setState([...others, { ...message, id: (made += 1) }].slice(-MOST), true);
}
export const dismiss = (id: number): void => toasts.setState((shown) => shown.filter((one) => one.id !== id), true);
/** Takes away the message with the key, if it is shown. */
export const dismissKey = (key: string): void => toasts.setState((shown) => shown.filter((one) => one.key !== key), true);

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <output aria-live="polite" className={styles["region"]}>
      {shown.map((one) => (
        <Message key={one.id} toast={one} />
      ))}
    </output>
  );
}

function Message({ toast: shown }: { readonly toast: Shown }) {
  const words = useWords();
  useEffect(() => {
    if (shown.stays === true) return undefined;
    const timer = setTimeout(() => dismiss(shown.id), LASTS_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const act = shown.action;
  return (
    <div className={styles["toast"]}>
      {sign(shown)}
      <div className={styles["text"]}>
        <strong>{shown.title}</strong>
        {shown.detail === undefined ? null : <span className={styles["detail"]}> {shown.detail}</span>}
        {shown.text === undefined ? null : <p>{shown.text}</p>}
      </div>
      {act === undefined ? null : (
        <Button
          small
          variant="quiet"
          className={styles["act"]}
          onClick={() => {
            dismiss(shown.id);
            act.onSelect();
          }}
        >
          {act.label}
        </Button>
      )}
      <IconButton
        icon="close"
        size={13}
        small
        tooltip={false}
        label={words("common.close")}
        className={styles["close"]}
        onClick={() => dismiss(shown.id)}
      />
    </div>
  );
}
function sign(shown: Toast): ReactNode {
  if (shown.mark !== undefined) return <span className={styles["sign"]}>{<StatusMark status={shown.mark} size={14} />}</span>;
  return shown.icon === undefined ? null : <span className={styles["sign"]}>{<Icon name={shown.icon} size={14} />}</span>;
}
