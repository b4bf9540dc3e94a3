// The scenarios of the library, newest first: opened by a click, deleted by a button that can be taken back.
import { useEffect } from "react";

import { useDocument } from "../document/document-store.ts";
import { serviceCount } from "../document/scenario-edits.ts";
import { age } from "../i18n/ages.ts";
import { translate, useWords } from "../i18n/language.ts";
import type { Entry } from "../library/entry.ts";
import { useEntries } from "../library/library.ts";
import { openEntry } from "../library/open.ts";
import { library } from "../library/the-library.ts";
import { IconButton } from "../widgets/button.tsx";
import { toast } from "../widgets/toast.tsx";
import { TinyThumbnail } from "./thumbnail.tsx";

import styles from "./start.module.css";

const MOST_SHOWN = 12;

export function RecentList({ narrow = false }: { readonly narrow?: boolean }) {
  const words = useWords();
  const entries = useEntries(library);
  useEffect(() => void library.refresh(), []);
  if (entries !== null && entries.length === 0) return <p className={styles["none"]}>{words("start.noRecent")}</p>;
  return (
    <ul className={styles["recent"]}>
      {(entries ?? []).slice(0, MOST_SHOWN).map((entry) => (
        <Recent key={entry.id} entry={entry} narrow={narrow} />
      ))}
    </ul>
  );
}

function Recent({ entry, narrow }: { readonly entry: Entry; readonly narrow: boolean }) {
  const words = useWords();
  const isOpen = useDocument((state) => state.entry === entry.id);
  const name = entry.name === "" ? words("shell.untitled") : entry.name;
  const count = serviceCount(entry.document);
  const changed = age(entry.updated);
  return (
    <li className={styles["recentRow"]} data-open={isOpen ? "" : undefined}>
      <button
        type="button"
        className={styles["recentOpen"]}
        aria-current={isOpen ? "true" : undefined}
        onClick={() => void openEntry(entry.id, { runs: true })}
      >
        {narrow ? null : (
          <span className={styles["recentPicture"]}>
            <TinyThumbnail scenario={entry.document} />
          </span>
        )}
        <span className={styles["recentText"]}>
          <span className={styles["recentName"]}>{name}</span>
          <span className={styles["recentAge"]}>
            {narrow ? changed : words(count === 1 ? "start.service" : "start.services", { count, age: changed })}
          </span>
        </span>
      </button>
      <IconButton
        small
        icon="trash"
        label={words("start.delete", { name })}
        className={styles["recentDelete"] ?? ""}
        onClick={() => void remove(entry, name)}
      />
    </li>
  );
}

/** The open one stays on the screen; its next edit would bring it back. */
async function remove(entry: Entry, name: string): Promise<void> {
  await library.remove(entry.id);
  toast({
    title: translate("start.deleted", { name }),
    icon: "trash",
    key: "deleted",
    action: { label: translate("command.undo"), onSelect: () => void library.save(entry.id, entry.document) },
  });
}
