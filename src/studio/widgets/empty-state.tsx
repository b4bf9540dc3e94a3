// What would be here, in one sentence, and what to do next.
import type { ReactNode } from "react";

import { Icon, type IconName } from "./icons.tsx";

import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** One to three buttons, the first primary. */
  readonly children?: ReactNode;
}
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={styles["empty"]}>
      <Icon name={icon} size={22} />
      <strong>{title}</strong>
      <p>{text}</p>
      {children === undefined ? null : <div className={styles["acts"]}>{children}</div>}
    </div>
  );
}
