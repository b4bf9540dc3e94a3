// The speed asked for, and beside it the one that is reached.
import { useWords } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { useRun } from "../run/run-store.ts";
import { useView } from "../view/view-store.ts";
import { Icon } from "../widgets/icons.tsx";
import { Menu, type MenuItem } from "../widgets/menu.tsx";
import { SPEEDS, speedText, tellsReached } from "./speed.ts";

import styles from "./top-bar.module.css";

export function SpeedMenu() {
  const words = useWords();
  const speed = useView((view) => view.speed);
  const items: readonly MenuItem[] = [
    ...SPEEDS.map((value) => ({ label: speedText(value), checked: value === speed, onSelect: () => void controls.setSpeed(value) })),
    "separator",
    { label: words("shell.fastest"), checked: speed === "max", onSelect: () => void controls.setSpeed("max") },
  ];
  const asked = speed === "max" ? words("shell.max") : speedText(speed);
  return (
    <Menu items={items}>
      <button type="button" className={styles["speed"]} aria-label={words("shell.speed", { speed: asked })}>
        <span className={styles["asked"]}>{asked}</span>
        <Reached />
        <Icon name="down" size={13} />
      </button>
    </Menu>
  );
}

/** Redrawn with every frame, so it stands alone. Its room is kept while it is silent, so that the transport does not move. */
function Reached() {
  const words = useWords();
  const speed = useView((view) => view.speed);
  const running = useRun((run) => run.state === "running");
  const reached = useRun((run) => run.reached);
  const told = tellsReached(speed, running, reached) && running && reached > 0;
  return (
    <span className={styles["reached"]} title={told ? words("shell.reached") : undefined}>
      {told ? speedText(reached) : ""}
    </span>
  );
}
