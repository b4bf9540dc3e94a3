// The start page over the whole studio: what this is, three ways to begin, what was open lately, and the templates.
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";

import { blank } from "../document/scenario-edits.ts";
import { useLanguage, useWords } from "../i18n/language.ts";
import { tally } from "../i18n/numbers.ts";
import { chooseFile, openText } from "../library/open-file.ts";
import { openScenario } from "../library/open.ts";
import { HelpMenu, LanguageMenu, ThemeMenu } from "../top-bar/menus.tsx";
import { setView } from "../view/view-store.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { Kbd } from "../widgets/kbd.tsx";
import { Logo } from "../widgets/logo.tsx";
import { Quantity } from "../widgets/quantity.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { offeredRate } from "./offered-rate.ts";
import { openTemplate, type Template } from "./open-template.ts";
import { RecentList } from "./recent-list.tsx";
import { templateGroups } from "./template-groups.ts";
import { Thumbnail } from "./thumbnail.tsx";

import styles from "./start.module.css";

const close = () => setView({ dialog: "none" });

export default function StartPage() {
  const words = useWords();
  usePaste();
  const page = useRef<HTMLDivElement>(null);
  useFocusHere(page);
  return (
    // The keys of the page as a whole; each of its acts has a button too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={page}
      className={styles["page"]}
      role="dialog"
      aria-labelledby="start-claim"
      tabIndex={-1}
      data-room="start"
      onKeyDown={onKey}
    >
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
    </div>
  );
}

/** The page takes the focus while it is there, and gives it back. What it covers is inert meanwhile: see app.tsx. */
function useFocusHere(page: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    page.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [page]);
}

function Begin() {
  const words = useWords();
  return (
    <div className={styles["begin"]}>
      <h1 id="start-claim" className={styles["claim"]}>
        {words("start.claim")}
      </h1>
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
  const [text, setText] = useState("");
  const groups = templateGroups(text);
  return (
    <section aria-labelledby="start-templates">
      <h2 id="start-templates" className={styles["head"]}>
        {words("start.templates")}
        <span>{words("start.templatesHint")}</span>
      </h2>
      <SearchField className={styles["find"] ?? ""} value={text} onChange={setText} label={words("start.find")} />
      {groups.length === 0 ? <p className={styles["nothing"]}>{words("start.nothing")}</p> : null}
      {groups.map(({ name, templates }) => (
        <section key={name} aria-label={words(`start.group.${name}`)}>
          <h3 className={styles["groupHead"]}>{words(`start.group.${name}`)}</h3>
          <ul className={styles["tiles"]}>
            {templates.map((template) => (
              <Tile key={template.id} template={template} />
            ))}
          </ul>
        </section>
      ))}
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
            {rate === null ? null : <Quantity value={tally(rate)} unit={words("unit.perSecond")} className={styles["tileRate"] ?? ""} />}
          </span>
          <span className={styles["tileAbout"]}>{template.summary[language]}</span>
        </span>
      </button>
    </li>
  );
}

function onKey(event: KeyboardEvent): void {
  // A menu that opened from here is elsewhere in the document, but its keys come through here.
  if (event.defaultPrevented || !(event.target instanceof Element) || event.target.closest('[role="menu"]') !== null) return;
  const typing = event.target instanceof HTMLInputElement;
  const plain = !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === "Escape") close();
  if (plain && event.key.toLowerCase() === "n") openScenario(blank());
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
