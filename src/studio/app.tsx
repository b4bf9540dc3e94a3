// The studio on the page: bar, frame, and what opens over them. Everything that is not seen at first is fetched when it is.
import { Suspense } from "react";

import { Frame } from "./frame/frame.tsx";
import { useWords } from "./i18n/language.ts";
import { useRefused } from "./library/refused.ts";
import { FailureBanner } from "./top-bar/failure-banner.tsx";
import { TopBar } from "./top-bar/top-bar.tsx";
import { useRoom } from "./view/layout-width.ts";
import { useView, type Dialog } from "./view/view-store.ts";
import { Announcements } from "./widgets/announce.tsx";
import { MENU_PLACE } from "./widgets/menu.tsx";
import { onDemand } from "./widgets/on-demand.ts";
import { Toasts } from "./widgets/toast.tsx";
import { TooltipProvider } from "./widgets/tooltip.tsx";

import styles from "./app.module.css";

const DIALOGS = {
  share: onDemand(() => import("./library/share-dialog.tsx")),
  open: onDemand(() => import("./library/open-dialog.tsx")),
  shortcuts: onDemand(() => import("./commands/shortcuts-dialog.tsx")),
  start: onDemand(() => import("./start/start-page.tsx")),
  commands: onDemand(() => import("./commands/command-palette.tsx")),
  about: onDemand(() => import("./top-bar/about-dialog.tsx")),
} satisfies Readonly<Record<Exclude<Dialog, "none">, unknown>>;
const RefusedDialog = onDemand(() => import("./library/refused-dialog.tsx"));

export function App() {
  const watching = useRoom() === "watch";
  const words = useWords();
  const covered = useView((view) => view.dialog === "start");
  return (
    <TooltipProvider>
      <div className={styles["app"]} inert={covered} aria-hidden={covered || undefined}>
        {watching ? null : <TopBar />}
        <FailureBanner />
        <Frame />
      </div>
      <Suspense>
        <OpenDialog />
      </Suspense>
      <section id={MENU_PLACE} aria-label={words("shell.menus")} />
      <Toasts />
      <Announcements />
    </TooltipProvider>
  );
}

function OpenDialog() {
  const dialog = useView((view) => view.dialog);
  const refused = useRefused();
  const Content = dialog === "none" ? null : DIALOGS[dialog];
  return (
    <>
      {Content === null ? null : <Content />}
      {refused === null ? null : <RefusedDialog refused={refused} />}
    </>
  );
}
