// A small rounded label: a status with its mark, or an outlined fact.
import type { ReactNode } from "react";

import { classes } from "./classes.ts";
import { StatusMark, type MarkName } from "./status-mark.tsx";

import styles from "./chip.module.css";

export interface ChipProps {
  /** A status tints it and adds its mark. */
  readonly tone?: MarkName | "neutral" | "outline";
  readonly mark?: ReactNode;
  readonly className?: string;
  readonly title?: string;
  readonly children?: ReactNode;
}
export function Chip({ tone = "neutral", mark, className, title, children }: ChipProps) {
  const own = tone === "neutral" || tone === "outline" ? null : <StatusMark status={tone} size={11} />;
  return (
    <span className={classes(styles["chip"], styles[tone], className)} title={title}>
      {mark ?? own}
      {children}
    </span>
  );
}
