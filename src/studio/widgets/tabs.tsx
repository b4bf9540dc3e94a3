// A bar of tabs with the chosen one underlined. The panel is the caller's: `panelProps(value)` names it.
import type { KeyboardEvent, ReactNode } from "react";

import { classes } from "./classes.ts";

import styles from "./tabs.module.css";

export interface Tab<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A count beside the word. */
  readonly count?: number;
  /** The count tells of trouble. */
  readonly bad?: boolean;
}
export interface TabsProps<V extends string> {
  /** Base of the ids of tabs and panels; unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly value: V;
  readonly tabs: readonly Tab<V>[];
  readonly onChange: (value: V) => void;
  /** What stands at the end of the bar. */
  readonly end?: ReactNode;
}
export function Tabs<V extends string>({ id, label, value, tabs, onChange, end }: TabsProps<V>) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const now = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    document.getElementById(tabId(id, next.value))?.focus();
  };
  return (
    <div className={styles["bar"]}>
      <div role="tablist" aria-label={label} className={styles["list"]} tabIndex={-1} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={tabId(id, tab.value)}
            aria-selected={tab.value === value}
            aria-controls={tab.value === value ? panelId(id, tab.value) : undefined}
            tabIndex={tab.value === value ? 0 : -1}
            className={styles["tab"]}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className={classes(styles["count"], tab.bad === true && styles["bad"])}>{tab.count}</span>
            )}
          </button>
        ))}
      </div>
      {end === undefined ? null : <div className={styles["end"]}>{end}</div>}
    </div>
  );
}
const tabId = (id: string, value: string) => `${id}-tab-${value}`;
const panelId = (id: string, value: string) => `${id}-panel-${value}`;
/** The attributes of the panel that belongs to a tab. */
export const panelProps = (id: string, value: string) =>
  ({ role: "tabpanel", id: panelId(id, value), "aria-labelledby": tabId(id, value) }) as const;
