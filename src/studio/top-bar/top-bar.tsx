// The bar above the frame: which scenario, the transport and its clock, and what can be done with the document and the page.
import { perform } from "../commands/command.ts";
import { commandById } from "../commands/registry.ts";
import { useDocument } from "../document/document-store.ts";
import { FaultsChip } from "../faults/faults-chip.tsx";
import { useWords } from "../i18n/language.ts";
import { isReplay } from "../run/replay.ts";
import { useRun } from "../run/run-store.ts";
import { setView } from "../view/view-store.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { Icon } from "../widgets/icons.tsx";
import { Logo } from "../widgets/logo.tsx";
import { StatusMark } from "../widgets/status-mark.tsx";
import { Tooltip } from "../widgets/tooltip.tsx";
import { Clock } from "./clock.tsx";
import { ExportMenu, HelpMenu, LanguageMenu, ThemeMenu } from "./menus.tsx";
import { MomentControl } from "./moment-panel.tsx";
import { RunChip } from "./run-chip.tsx";
import { ScenarioName } from "./scenario-name.tsx";
import { SeedControl } from "./seed-control.tsx";
import { Transport } from "./transport.tsx";

import styles from "./top-bar.module.css";

export function TopBar() {
  const words = useWords();
  return (
    <header className={styles["top"]}>
      <Heading />
      <div className={styles["start"]}>
        <Tooltip label={words("shell.home")}>
          <button type="button" className={styles["home"]} aria-label={words("shell.home")} onClick={() => setView({ dialog: "start" })}>
            <Logo size={20} />
          </button>
        </Tooltip>
        <ScenarioName />
        <Edited />
        <Replay />
        <span className={styles["rule"]} />
        <History />
      </div>
      <div className={styles["middle"]}>
        <Transport />
        <RunChip />
        <Clock />
        <MomentControl />
        <FaultsChip />
      </div>
      <div className={styles["end"]}>
        <SeedControl />
        <Button icon="share" className={styles["share"]} aria-label={words("shell.share")} onClick={() => setView({ dialog: "share" })}>
          <span className={styles["shareWord"]}>{words("shell.share")}</span>
        </Button>
        <ExportMenu />
        <span className={styles["rule"]} />
        <LanguageMenu />
        <ThemeMenu />
        <HelpMenu />
      </div>
    </header>
  );
}

/** For those who hear the page: what is open. It is seen in the name's field. */
function Heading() {
  const words = useWords();
  const name = useDocument((state) => state.scenario.name) ?? words("shell.untitled");
  return <h1 className={styles["heard"]}>{words("shell.heading", { name })}</h1>;
}

function Edited() {
  const words = useWords();
  const edited = useRun((run) => run.edited);
  if (!edited) return null;
  return (
    <span className={styles["edited"]} title={words("shell.edited")}>
      <StatusMark status="degraded" size={11} />
      <span>{words("shell.edited")}</span>
    </span>
  );
}

/** A run that was recorded is played again; what is done by hand ends that. */
function Replay() {
  const words = useWords();
  const run = useDocument((state) => state.scenario.run);
  const replays = useRun((state) => isReplay(run, state));
  if (run === undefined || !replays) return null;
  return (
    <span className={styles["replay"]} title={words("shell.replayHelp", { count: run.log.length })}>
      <Icon name="replay" size={12} />
      <span>{words("shell.replay")}</span>
    </span>
  );
}

function History() {
  const words = useWords();
  const canUndo = useDocument((state) => state.past.length > 0);
  const canRedo = useDocument((state) => state.future.length > 0);
  const does = (id: string) => perform(commandById(id));
  return (
    <>
      <IconButton icon="undo" label={words("command.undo")} shortcut="Mod+z" disabled={!canUndo} onClick={() => does("edit.undo")} />
      <IconButton icon="redo" label={words("command.redo")} shortcut="Mod+Shift+z" disabled={!canRedo} onClick={() => does("edit.redo")} />
    </>
  );
}
