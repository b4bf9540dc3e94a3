// A list to choose one thing from by typing: to connect to, to put a fault on, to look at. What cannot be chosen says why.
import { Command } from "cmdk";
import { useEffect, useRef } from "react";

import { useWords } from "../../i18n/language.ts";
import { Dialog } from "../../widgets/dialog.tsx";
import { Icon, type IconName } from "../../widgets/icons.tsx";

import styles from "./menu.module.css";

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  /** What stands beside the name: the kind, or why it cannot be chosen. */
  readonly note: string;
  readonly refused?: boolean;
}
export interface PickerProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}
export function Picker({ title, choices, onChoose, onClose }: PickerProps) {
  const words = useWords();
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After the dialog, which takes the focus itself when it opens.
    const asked = requestAnimationFrame(() => search.current?.focus());
    return () => cancelAnimationFrame(asked);
  }, []);
  return (
    <Dialog open onClose={onClose} title={title} width={400}>
      <Command label={title} className={styles["picker"]} loop>
        <Command.Input className={styles["search"]} ref={search} placeholder={words("canvas.typeToFind")} />
        <Command.List className={styles["choices"]} label={title}>
          <Command.Empty className={styles["nothing"]}>
            {words(choices.length === 0 ? "canvas.nothingFits" : "canvas.nothingFound")}
          </Command.Empty>
          {choices.map((choice) => (
            <Command.Item
              key={choice.id}
              value={`${choice.label} ${choice.id}`}
              disabled={choice.refused === true}
              className={styles["choice"]}
              onSelect={() => {
                onClose();
                onChoose(choice.id);
              }}
            >
              <Icon name={choice.icon} size={14} />
              <span className={styles["label"]}>{choice.label}</span>
              <span className={styles["note"]}>{choice.note}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
