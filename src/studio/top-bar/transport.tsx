// Run or pause, one step, reset, and the speed. The first button is the one primary action of the bar; its width never changes.
import { perform } from "../commands/command.ts";
import { commandById } from "../commands/registry.ts";
import { useWords } from "../i18n/language.ts";
import { useRun } from "../run/run-store.ts";
import { IconButton } from "../widgets/button.tsx";
import { classes } from "../widgets/classes.ts";
import { Icon } from "../widgets/icons.tsx";
import { Tooltip } from "../widgets/tooltip.tsx";
import { SpeedMenu } from "./speed-menu.tsx";

import styles from "./top-bar.module.css";

export function Transport() {
  const words = useWords();
  const off = useRun((run) => run.state === "failed");
  const stepping = useRun((run) => run.state === "paused");
  return (
    <fieldset className={styles["transport"]} aria-label={words("shell.transport")}>
      <RunButton />
      <IconButton
        icon="step"
        size={15}
        label={words("shell.step")}
        shortcut="."
        disabled={!stepping}
        className={styles["wide"]}
        onClick={does("run.step")}
      />
      <IconButton
        icon="reset"
        size={15}
        label={words("shell.reset")}
        shortcut="r"
        disabled={off}
        className={styles["wide"]}
        onClick={does("run.reset")}
      />
      <span className={styles["rule"]} />
      <SpeedMenu />
    </fieldset>
  );
}
const does = (id: string) => () => perform(commandById(id));

function RunButton() {
  const words = useWords();
  const running = useRun((run) => run.state === "running");
  const off = useRun((run) => run.state === "failed");
  const name = words(running ? "shell.pause" : "shell.run");
  return (
    <Tooltip label={name} shortcut="Space">
      <button type="button" className={styles["run"]} disabled={off} aria-label={name} onClick={does("run.toggle")}>
        {(["shell.run", "shell.pause"] as const).map((key) => (
          <span key={key} className={classes(styles["face"], words(key) !== name && styles["ghost"])} aria-hidden>
            <Icon name={key === "shell.run" ? "run" : "pause"} size={14} />
            {words(key)}
          </span>
        ))}
      </button>
    </Tooltip>
  );
}
