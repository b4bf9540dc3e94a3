// The menus at the right end of the bar: files, language, theme, help. What they do are commands of the registry.
import { menuItems } from "../commands/menu-items.ts";
import { LANGUAGES, useLanguage, useWords } from "../i18n/language.ts";
import { useShownTheme } from "../view/theme.ts";
import { setView, useView, type Theme } from "../view/view-store.ts";
import { IconButton } from "../widgets/button.tsx";
import type { IconName } from "../widgets/icons.tsx";
import { Menu } from "../widgets/menu.tsx";

import styles from "./top-bar.module.css";

export function ExportMenu() {
  const words = useWords();
  const items = menuItems(
    ["scenario.save", "scenario.saveRun", "scenario.copy", "-", "scenario.open", "scenario.paste", "scenario.start"],
    words,
  );
  return (
    <Menu items={items} align="end">
      <IconButton icon="export" label={words("shell.file")} tooltip={false} title={words("shell.file")} />
    </Menu>
  );
}

export function LanguageMenu() {
  const words = useWords();
  const shown = useLanguage();
  const chosen = useView((view) => view.language);
  const each = (["en", "zh"] as const).map((language) => ({
    label: LANGUAGES[language],
    checked: chosen === language,
    onSelect: () => setView({ language }),
  }));
  const system = { label: words("shell.system"), checked: chosen === "system", onSelect: () => setView({ language: "system" }) };
  return (
    <Menu items={[...each, "separator", system]} align="end">
      <IconButton
        icon="language"
        label={words("shell.language")}
        tooltip={false}
        title={words("shell.language")}
        className={styles["language"] ?? ""}
      >
        <span aria-hidden className={styles["languageName"]}>
          {shown === "zh" ? "中文" : "EN"}
        </span>
      </IconButton>
    </Menu>
  );
}

const THEME_ICONS: Readonly<Record<Theme, IconName>> = { light: "sun", dark: "moon", system: "system" };
export function ThemeMenu() {
  const words = useWords();
  const chosen = useView((view) => view.theme);
  const shown = useShownTheme();
  const items = (["light", "dark", "system"] as const).map((theme) => ({
    label: words(theme === "system" ? "shell.system" : `shell.${theme}`),
    icon: THEME_ICONS[theme],
    checked: chosen === theme,
    onSelect: () => setView({ theme }),
  }));
  return (
    <Menu items={items} align="end">
      <IconButton icon={shown === "dark" ? "sun" : "moon"} label={words("shell.theme")} tooltip={false} title={words("shell.theme")} />
    </Menu>
  );
}

export function HelpMenu() {
  const words = useWords();
  return (
    <Menu items={menuItems(["help.commands", "help.shortcuts", "help.about"], words)} align="end">
      <IconButton icon="help" label={words("shell.help")} tooltip={false} title={words("shell.help")} />
    </Menu>
  );
}
