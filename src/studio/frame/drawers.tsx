// What inspector and dock become where there is no room beside the canvas: drawers over it. A selection opens the inspector's.
import { useEffect, useRef, useState, type ReactNode } from "react";

import { clearOfRight } from "../canvas/handle.ts";
import { useWords } from "../i18n/language.ts";
import { useView, viewStore } from "../view/view-store.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { classes } from "../widgets/classes.ts";
import { Dock, Inspector } from "./app-rooms.ts";
import { RoomBoundary } from "./room-boundary.tsx";

import styles from "./frame.module.css";

export function InspectorDrawer() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const selection = useView((view) => view.selection);
  const drawer = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      viewStore.subscribe((state, before) => {
        if (state.selection !== before.selection) setOpen(state.selection.length > 0);
      }),
    [],
  );
  // What is looked at is not to lie below what is said of it.
  useEffect(() => clearOfRight(open ? selection : [], drawer.current?.offsetWidth ?? 0), [open, selection]);
  if (!open) return null;
  return (
    <Drawer ref={drawer} side="drawerRight" title={words("frame.right")} onClose={() => setOpen(false)}>
      <RoomBoundary>
        <Inspector />
      </RoomBoundary>
    </Drawer>
  );
}

export function DockDrawer() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const tab = useView((view) => view.dockTab);
  if (!open)
    return (
      <div className={styles["tongue"]}>
        <Button icon="panel_bottom" onClick={() => setOpen(true)}>
          {words(`dock.${tab}`)}
        </Button>
      </div>
    );
  return (
    <Drawer side="drawerBottom" title={words("frame.dock")} onClose={() => setOpen(false)}>
      <RoomBoundary>
        <Dock />
      </RoomBoundary>
    </Drawer>
  );
}

interface DrawerProps {
  readonly ref?: React.Ref<HTMLDivElement>;
  readonly side: "drawerRight" | "drawerBottom";
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}
/** No landmark of its own: what is in it is one, by the same name. */
function Drawer({ ref, side, title, onClose, children }: DrawerProps) {
  const words = useWords();
  return (
    <div ref={ref} className={classes(styles["drawer"], styles[side])}>
      <div className={styles["drawerHead"]}>
        {title}
        <IconButton small icon="close" label={words("common.close")} onClick={onClose} />
      </div>
      <div className={styles["drawerBody"]}>{children}</div>
    </div>
  );
}
