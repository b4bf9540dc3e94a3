// The list of shortcuts, by group, from the registry. Keys alone can be switched off here.
import { useId } from "react";

import { useWords } from "../i18n/language.ts";
import { setView, useView } from "../view/view-store.ts";
import { Dialog } from "../widgets/dialog.tsx";
import { Kbd } from "../widgets/kbd.tsx";
import { Switch } from "../widgets/switch.tsx";
import { COMMAND_GROUPS, type CommandGroup } from "./command.ts";
import { commands } from "./registry.ts";

import styles from "./commands.module.css";

const close = () => setView({ dialog: "none" });

export default function ShortcutsDialog() {
  const words = useWords();
  const single = useView((view) => view.singleKeys);
  const label = useId();
  return (
    <Dialog open onClose={close} title={words("command.shortcuts")} width={720}>
      <div className={styles["groups"]}>
        {COMMAND_GROUPS.map((group) => (
          <Shortcuts key={group} group={group} />
        ))}
      </div>
      <div className={styles["single"]}>
        <Switch checked={single} labelledBy={label} onChange={(singleKeys) => setView({ singleKeys })} />
        <span id={label}>{words("command.singleKeys")}</span>
      </div>
    </Dialog>
  );
}

function Shortcuts({ group }: { readonly group: CommandGroup }) {
  const words = useWords();
  const inside = commands.filter((command) => command.group === group && (command.shortcuts?.length ?? 0) > 0);
  if (inside.length === 0) return null;
  return (
    <section className={styles["group"]}>
      <h3>{words(`command.group.${group}`)}</h3>
      <dl>
        {inside.map((command) => (
          <div key={command.id}>
            <dt>{words(command.name)}</dt>
            <dd>
              {(command.shortcuts ?? []).map((keys) => (
                <Kbd key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
