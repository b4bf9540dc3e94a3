// The studio on a narrow screen: the canvas, the clock, play and pause. Nothing can be edited here.
import type { SyntheticEvent } from "react";

import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { useRun } from "../run/run-store.ts";
import { Clock } from "../top-bar/clock.tsx";
import { RunChip } from "../top-bar/run-chip.tsx";
import { SpeedMenu } from "../top-bar/speed-menu.tsx";
import { setView } from "../view/view-store.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { Logo } from "../widgets/logo.tsx";
import { Canvas } from "./app-rooms.ts";
import { RoomBoundary } from "./room-boundary.tsx";

import styles from "./frame.module.css";

/** Looking only: panning and zooming come by other events, menus and drags of the canvas by these. */
function keepOut(event: SyntheticEvent): void {
  if (event.target instanceof Element && event.target.closest("button") !== null) return;
  event.stopPropagation();
  if (event.type === "contextmenu") event.preventDefault();
}

export function WatchView() {
  const words = useWords();
  const name = useDocument((state) => state.scenario.name);
  const running = useRun((run) => run.state === "running");
  const paused = useRun((run) => run.state === "paused");
  return (
    <div className={styles["watch"]}>
      <header className={styles["watchHead"]}>
        <Logo size={28} />
        <div className={styles["watchTitle"]}>
          <h1>{name ?? words("shell.untitled")}</h1>
          <p>{words("frame.watching")}</p>
        </div>
        <IconButton icon="share" label={words("shell.share")} tooltip={false} onClick={() => setView({ dialog: "share" })} />
      </header>
      <main
        className={styles["watchBoard"]}
        data-room="canvas"
        aria-label={words("frame.canvas")}
        onContextMenuCapture={keepOut}
        onPointerDownCapture={keepOut}
      >
        <RoomBoundary>
          <Canvas watching />
        </RoomBoundary>
      </main>
      <footer className={styles["watchFoot"]}>
        <Button variant="primary" icon={running ? "pause" : "run"} onClick={() => void controls.toggle()}>
          {words(running ? "shell.pause" : "shell.run")}
        </Button>
        <IconButton icon="step" label={words("shell.step")} tooltip={false} disabled={!paused} onClick={() => void controls.step()} />
        <SpeedMenu />
        <div className={styles["watchClock"]}>
          <Clock />
          <RunChip />
        </div>
      </footer>
    </div>
  );
}
