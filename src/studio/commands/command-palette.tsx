// The command palette: every command that can be done now, found by its name or keywords in either language, with its keys.
import { Command as Cmdk } from "cmdk";

import { useWords } from "../i18n/language.ts";
import { setView } from "../view/view-store.ts";
import { Icon } from "../widgets/icons.tsx";
import { Kbd } from "../widgets/kbd.tsx";
import { COMMAND_GROUPS, isEnabled, perform, type Command, type CommandGroup } from "./command.ts";
import { englishName } from "./english-name.ts";
import { fit } from "./find-command.ts";
import { commands } from "./registry.ts";

import styles from "./commands.module.css";

const close = () => setView({ dialog: "none" });

export default function CommandPalette() {
  const words = useWords();
  const shown = commands.filter((command) => command.hidden !== true && command.id !== "help.commands");
  return (
    <Cmdk.Dialog
      open
      onOpenChange={(open) => open || close()}
      label={words("command.commands")}
      overlayClassName={styles["overlay"] ?? ""}
      contentClassName={styles["palette"] ?? ""}
      loop
      filter={(_id, typed, names) => fit(typed, names ?? [])}
    >
      <div className={styles["search"]}>
        <Icon name="search" size={15} />
        <Cmdk.Input placeholder={words("command.find")} />
      </div>
      <Cmdk.List className={styles["list"]} label={words("command.commands")}>
        <Cmdk.Empty className={styles["empty"]}>{words("command.none")}</Cmdk.Empty>
        {COMMAND_GROUPS.map((group) => (
          <Group key={group} group={group} commands={shown.filter((command) => command.group === group)} />
        ))}
      </Cmdk.List>
    </Cmdk.Dialog>
  );
}

function Group({ group, commands: inside }: { readonly group: CommandGroup; readonly commands: readonly Command[] }) {
  const words = useWords();
  if (inside.length === 0) return null;
  return (
    <Cmdk.Group heading={words(`command.group.${group}`)}>
      {inside.map((command) => (
        <Cmdk.Item
          key={command.id}
          value={command.id}
          keywords={[words(command.name), englishName(command), ...(command.keywords ?? "").split(" ")]}
          className={styles["item"]}
          disabled={!isEnabled(command)}
          onSelect={() => {
            // Closed first: what the command opens must not be closed with it.
            close();
            perform(command);
          }}
        >
          {command.icon === undefined ? <span className={styles["noIcon"]} /> : <Icon name={command.icon} size={14} />}
          <span className={styles["name"]}>{words(command.name)}</span>
          {command.shortcuts?.[0] === undefined ? null : <Kbd keys={command.shortcuts[0]} />}
        </Cmdk.Item>
      ))}
    </Cmdk.Group>
  );
}
