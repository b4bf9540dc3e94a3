// The frame of the studio below the top bar: palette, canvas, dock, inspector, and how they stand at each width.
// The canvas keeps its place in the tree while panels come and go, so that it is never built anew by them.
import type { ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";

import { useWords } from "../i18n/language.ts";
import { useRoom, type Room } from "../view/layout-width.ts";
import { keepPanelSize, PANELS, panelSizes, type PanelName } from "../view/panel-sizes.ts";
import { useView } from "../view/view-store.ts";
import { classes } from "../widgets/classes.ts";
import { Canvas, Dock, Inspector } from "./app-rooms.ts";
import { DockDrawer, InspectorDrawer } from "./drawers.tsx";
import { LeftPanel } from "./left-panel.tsx";
import { LeftRail } from "./left-rail.tsx";
import { RoomBoundary } from "./room-boundary.tsx";
import { WatchView } from "./watch-view.tsx";

import styles from "./frame.module.css";

export function Frame() {
  const room = useRoom();
  return room === "watch" ? <WatchView /> : <Desk room={room} />;
}

function Desk({ room }: { readonly room: Room }) {
  const words = useWords();
  const leftOpen = useView((view) => view.leftOpen) && room === "full";
  const rightOpen = useView((view) => view.rightOpen) && (room === "full" || room === "folded");
  const dockOpen = useView((view) => view.dockOpen) && room !== "narrow";
  return (
    <main className={styles["desk"]}>
      <Group orientation="horizontal" id="frame">
        <Panel id="work" minSize={320}>
          <Group orientation="vertical" id="work-and-dock">
            <Panel id="board" minSize={120}>
              <div className={styles["board"]}>
                {leftOpen ? null : <LeftRail />}
                <Group orientation="horizontal" id="board-panels">
                  {leftOpen ? (
                    <>
                      <Sized name="left" label={words("frame.left")}>
                        <LeftPanel />
                      </Sized>
                      <Edge label={words("frame.resizeLeft")} />
                    </>
                  ) : null}
                  <Panel id="canvas" minSize={240}>
                    <section className={styles["canvas"]} data-room="canvas" aria-label={words("frame.canvas")}>
                      <RoomBoundary>
                        <Canvas />
                      </RoomBoundary>
                    </section>
                  </Panel>
                </Group>
              </div>
            </Panel>
            {dockOpen ? (
              <>
                <Edge flat label={words("frame.resizeDock")} />
                <DockPanel />
              </>
            ) : null}
          </Group>
        </Panel>
        {rightOpen ? (
          <>
            <Edge label={words("frame.resizeRight")} />
            <Sized name="right">
              <RoomBoundary>
                <Inspector />
              </RoomBoundary>
            </Sized>
          </>
        ) : null}
      </Group>
      {room === "drawers" || room === "narrow" ? <InspectorDrawer /> : null}
      {room === "narrow" ? <DockDrawer /> : null}
    </main>
  );
}

/** A panel beside the canvas: its size is in pixels and kept. Without a label the room in it names itself. */
function Sized({ name, label, children }: { readonly name: PanelName; readonly label?: string; readonly children: ReactNode }) {
  return (
    <Panel
      id={name}
      defaultSize={panelSizes()[name]}
      minSize={PANELS[name].min}
      maxSize={PANELS[name].max}
      groupResizeBehavior="preserve-pixel-size"
      onResize={(size) => keepPanelSize(name, size.inPixels)}
    >
      {label === undefined ? (
        <div className={styles["side"]}>{children}</div>
      ) : (
        <section className={styles["side"]} aria-label={label}>
          <h2 className={styles["heard"]}>{label}</h2>
          {children}
        </section>
      )}
    </Panel>
  );
}

function DockPanel() {
  const words = useWords();
  const large = useView((view) => view.dockLarge);
  return (
    <Panel
      id="dock"
      defaultSize={panelSizes().dock}
      minSize={PANELS.dock.min}
      groupResizeBehavior="preserve-pixel-size"
      onResize={(size) => keepPanelSize("dock", size.inPixels)}
    >
      {/* Enlarged it covers the frame where it stands: moving it would build its panels anew. */}
      <div className={classes(styles["dock"], large && styles["dockLarge"])}>
        <h2 className={styles["heard"]}>{words("frame.dock")}</h2>
        <RoomBoundary>
          <Dock />
        </RoomBoundary>
      </div>
    </Panel>
  );
}

function Edge({ label, flat = false }: { readonly label: string; readonly flat?: boolean }) {
  return <Separator className={classes(styles["edge"], flat && styles["flat"])} aria-label={label} />;
}
