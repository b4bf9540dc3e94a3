// The partitions of a group as cells: how much waits in each against the fullest, and by its edge what becomes of its first message.
import type { GroupPartitionView, GroupView } from "../../../engine/telemetry/views/messages-view.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";

import styles from "./messages-panel.module.css";

/** More than one would read; the fullest are among them. */
const MOST = 24;
const HIGH = 13;
/** With the gap beside it. */
const CELL_PX = 11;

export function Partitions({ group }: { readonly group: GroupView }) {
  const words = useWords();
  const most = group.partitions.reduce((top, { waiting }) => Math.max(top, waiting), 1);
  const numbered = group.partitions.map((partition, number) => ({ partition, number }));
  const shown =
    numbered.length <= MOST
      ? numbered
      : numbered
          .toSorted((a, b) => b.partition.waiting - a.partition.waiting)
          .slice(0, MOST)
          .toSorted((a, b) => a.number - b.number);
  return (
    <span className={styles["partitions"]} style={{ minWidth: Math.min(12, shown.length) * CELL_PX }}>
      {shown.map(({ partition, number }) => {
        const text = cellText(partition, number, group, words);
        return (
          <span
            key={number}
            role="img"
            aria-label={text}
            title={text}
            className={styles["cell"]}
            data-head={partition.head}
            data-free={group.ordering === "partition" && partition.owner < 0}
          >
            <i style={{ height: `${Math.round((HIGH * partition.waiting) / most)}px` }} />
          </span>
        );
      })}
      {shown.length < numbered.length ? <small>{`/${whole(numbered.length)}`}</small> : null}
    </span>
  );
}

function cellText({ deliveries, head, owner, waiting }: GroupPartitionView, number: number, group: GroupView, words: Translate): string {
  const whose = group.members[owner]?.name ?? (group.ordering === "partition" ? words("messages.partitionFree") : group.service);
  const text = words("messages.partition", { number, waiting: whole(waiting), owner: whose });
  if (head === "none") return text;
  return `${text}; ${words(`messages.head.${head}`, { deliveries })}`;
}
