// A part of the inspector under a heading that opens and closes; closed, it says in a few words what is inside.
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import { Icon } from "../../widgets/icons.tsx";

import style from "./form.module.css";

/** Sections that the person opened or closed, by name: kept while the page is there, the same for every selection. */
const toggled = createStore<Readonly<Record<string, boolean>>>(() => ({}));

interface SectionProps {
  readonly name: string;
  readonly title: string;
  readonly summary?: ReactNode;
  /** Stands at the right of the heading, open or closed. */
  readonly aside?: ReactNode;
  readonly closedAtFirst?: boolean;
  /** There is nothing inside to open. */
  readonly empty?: boolean;
  readonly children: ReactNode;
}

export function Section({ name, title, summary, aside, closedAtFirst = false, empty = false, children }: SectionProps) {
  const open = useStore(toggled, (state) => state[name] ?? !closedAtFirst) && !empty;
  const id = `inspector-section-${name}`;
  return (
    <section className={style["section"]} aria-label={title}>
      <div className={style["sectionHead"]}>
        <button
          type="button"
          className={style["sectionTitle"]}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => toggled.setState({ [name]: !open })}
        >
          <Icon name={open ? "down" : "right"} size={13} />
          {title}
          {!open && summary !== undefined && <span className={style["hint"]}>{summary}</span>}
        </button>
        {aside}
      </div>
      {open && (
        <div id={id} className={style["sectionBody"]}>
          {children}
        </div>
      )}
    </section>
  );
}
/** Opens a section from elsewhere. */
export const openSection = (name: string): void => toggled.setState({ [name]: true });
