// The start page over the whole studio: what this is, three ways to begin, what was open lately, and the templates.
import { Dialog as Radix } from "radix-ui";
import { useEffect } from "react";

import { TEMPLATES } from "../../engine/scenario/templates/index.ts";
import { blank } from "../document/scenario-edits.ts";
import { useLanguage, useWords } from "../i18n/language.ts";
import { count } from "../i18n/numbers.ts";
import { chooseFile, openText } from "../library/open-file.ts";
import { openScenario } from "../library/open.ts";
import { HelpMenu, LanguageMenu, ThemeMenu } from "../top-bar/menus.tsx";
import { setView } from "../view/view-store.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { Kbd } from "../widgets/kbd.tsx";
import { Logo } from "../widgets/logo.tsx";
import { Quantity } from "../widgets/quantity.tsx";
import { offeredRate } from "./offered-rate.ts";
import { openTemplate, type Template } from "./open-template.ts";
import { RecentList } from "./recent-list.tsx";
import { Thumbnail } from "./thumbnail.tsx";

import styles from "./start.module.css";

const close = () => setView({ dialog: "none" });

export default function StartPage() {
  const words = useWords();
  usePaste();
  return (
    <Radix.Root open onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Content className={styles["page"]} aria-describedby={undefined} onKeyDown={beginOnN}>
          <header className={styles["bar"]}>
            <Logo size={20} />
            <span className={styles["brand"]}>{words("start.brand")}</span>
            <div className={styles["barEnd"]}>
              <LanguageMenu />
              <ThemeMenu />
              <HelpMenu />
              <IconButton icon="close" label={words("start.back")} onClick={close} />
            </div>
          </header>
          <div className={styles["scroll"]}>
            <div className={styles["columns"]}>
              <Begin />
              <Templates />
            </div>
          </div>
          <footer className={styles["foot"]}>
            <span>
              <Kbd keys="Mod+k" /> {words("command.commands")}
            </span>
            <span>
              <Kbd keys="?" /> {words("command.shortcuts")}
            </span>
            <span className={styles["offline"]}>{words("start.offline")}</span>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Begin() {
  const words = useWords();
  return (
    <div className={styles["begin"]}>
      <Radix.Title className={styles["claim"]}>{words("start.claim")}</Radix.Title>
      <p className={styles["about"]}>{words("start.about")}</p>
      <div className={styles["ways"]}>
        <Button variant="primary" icon="plus" className={styles["way"]} onClick={() => openScenario(blank())}>
          {words("start.blank")}
          <Kbd keys="n" className={styles["onAccent"]} />
        </Button>
        <Button icon="folder" className={styles["way"]} onClick={chooseFile}>
          {words("start.open")}
          <Kbd keys="Mod+o" />
        </Button>
        <Button icon="link" className={styles["way"]} onClick={() => setView({ dialog: "open" })}>
          {words("start.paste")}
          <Kbd keys="Mod+v" />
        </Button>
      </div>
      <h2 className={styles["head"]}>{words("start.recent")}</h2>
      <RecentList />
      <p className={styles["kept"]}>{words("start.kept")}</p>
    </div>
  );
}

function Templates() {
  const words = useWords();
  return (
    <section aria-labelledby="start-templates">
      <h2 id="start-templates" className={styles["head"]}>
        {words("start.templates")}
        <span>{words("start.templatesHint")}</span>
      </h2>
      <ul className={styles["tiles"]}>
        {TEMPLATES.map((template) => (
          <Tile key={template.id} template={template} />
        ))}
      </ul>
    </section>
  );
}

function Tile({ template }: { readonly template: Template }) {
  const language = useLanguage();
  const words = useWords();
  const rate = offeredRate(template.scenario);
  return (
    <li>
      <button type="button" className={styles["tile"]} onClick={() => openTemplate(template)}>
        <Thumbnail scenario={template.scenario} />
        <span className={styles["tileText"]}>
          <span className={styles["tileHead"]}>
            <strong>{template.title[language]}</strong>
            {rate === null ? null : <Quantity value={count(rate)} unit={words("unit.perSecond")} className={styles["tileRate"] ?? ""} />}
          </span>
          <span className={styles["tileAbout"]}>{template.summary[language]}</span>
        </span>
      </button>
    </li>
  );
}

function beginOnN(event: React.KeyboardEvent): void {
  const typing = event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey;
  if (event.key.toLowerCase() === "n" && !typing) openScenario(blank());
}

/** A link or a document that is pasted anywhere on the page opens. */
function usePaste(): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text") ?? "";
      if (text.trim() === "" || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      void openText(text, "paste", "");
    };
    addEventListener("paste", onPaste);
    return () => removeEventListener("paste", onPaste);
  }, []);
}
