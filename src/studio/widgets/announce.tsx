// What is said to those who hear the page when something changed that they do not see: an item has another place.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

import styles from "./announce.module.css";

const said = createStore<{ readonly text: string; readonly turn: number }>(() => ({ text: "", turn: 0 }));

export function announce(text: string): void {
  said.setState(({ turn }) => ({ text, turn: turn + 1 }), true);
}

/** The same text twice is said twice: the element is another one. */
export function Announcements() {
  const { text, turn } = useStore(said);
  return (
    <div role="log" aria-live="polite" className={styles["heard"]}>
      <span key={turn}>{text}</span>
    </div>
  );
}
