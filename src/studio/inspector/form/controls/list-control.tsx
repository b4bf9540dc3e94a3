// An ordered list: each item is a line that opens to its settings, can be moved (drag, Alt ↑ ↓, menu) and removed. Short items stay in one row.
import { useState } from "react";

import type { Field } from "../../../../engine/scenario/fields.ts";
import { scenario } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import { Button } from "../../../widgets/button.tsx";
import { Menu } from "../../../widgets/menu.tsx";
import { toast } from "../../../widgets/toast.tsx";
import { CommandsControl } from "../../commands/commands-control.tsx";
import { type ControlProps, effective } from "../control-props.ts";
import { useFieldWords } from "../field-words.ts";
import { useFollowFocus } from "../follow-focus.ts";
import { HelpfulLabel } from "../helpful-label.tsx";
import { ListItem } from "../list-item.tsx";
import { newItem } from "../new-item.ts";
import { optionWords, wordsFor } from "../optional-words.ts";
import { useOwner } from "../owner.ts";
import { moved, replacedAt, withoutAt } from "../reorder.ts";
import { ShortItem } from "../short-item.tsx";
import { ReferencesControl } from "./references-control.tsx";
import { SetsControl } from "./sets-control.tsx";
import { TextsControl } from "./texts-control.tsx";

import style from "../form.module.css";

export function ListControl(props: ControlProps) {
  const { item } = props.field;
  if (item?.item?.refers !== undefined) return <SetsControl {...props} />;
  if (item?.fields?.["command"] !== undefined) return <CommandsControl {...props} />;
  if (item?.control === "text") return <TextsControl {...props} />;
  return item?.refers === undefined ? <Items {...props} /> : <ReferencesControl {...props} />;
}
function Items(props: ControlProps) {
  const { field, value, onChange, words: path, label, helpId } = props;
  const { help } = useFieldWords()(path);
  const list = (effective(field, value) ?? []) as readonly unknown[];
  const [open, setOpen] = useState<number | null>(opensFirst(field, list) ? 0 : null);
  const item = field.item as Field;
  const { list: listRef, follow } = useFollowFocus<HTMLUListElement>();
  const put = (next: readonly unknown[]) => onChange(next.length === 0 && field.need === "none" ? undefined : next);
  const move = (from: number, to: number) => {
    if (moved(list, from, to) === list) return;
    put(moved(list, from, to));
    follow(to);
    if (open === from) setOpen(to);
  };
  const common = { list, field: item, words: `${path}[]`, least: list.length <= leastOf(field), onMove: move };
  return (
    <div role="group" aria-label={label} className={style["list"]}>
      {path.includes(".") || path.includes("|") ? (
        <div className={style["row"]}>
          <HelpfulLabel helpId={helpId} label={label} help={help} />
        </div>
      ) : (
        <span id={helpId} hidden>
          {help}
        </span>
      )}
      <ul className={style["items"]} ref={listRef}>
        {list.map((each, index) => {
          const one = {
            ...common,
            index,
            value: each,
            onChange: (next: unknown) => put(replacedAt(list, index, next)),
            onRemove: () => put(withoutAt(list, index)),
          };
          // The place is the identity of an item: two may be the same in everything else.
          // eslint-disable-next-line react/no-array-index-key
          return isShort(item) ? (
            <ShortItem key={index} {...one} />
          ) : (
            <ListItem key={index} {...one} open={open === index} onOpen={(now) => setOpen(now ? index : null)} />
          );
        })}
      </ul>
      <AddItem
        label={label}
        path={path}
        field={item}
        list={list}
        onAdd={(made) => {
          put([...list, made]);
          setOpen(list.length);
        }}
      />
    </div>
  );
}
/** The only item is looked at at once, and so is the first of those that are worth reading. */
const opensFirst = (field: Field, list: readonly unknown[]): boolean => list.length === 1 || field.item?.fields?.["steps"] !== undefined;
const leastOf = (field: Field): number => (field as Field & { readonly least?: number }).least ?? 0;
const ROW = new Set(["duration", "integer", "number", "choice", "text"]);
const isShort = (item: Field): boolean => {
  const fields = Object.values(item.fields ?? {});
  return fields.length > 0 && fields.length <= 2 && fields.every((field) => ROW.has(field.control));
};

interface AddItemProps {
  readonly label: string;
  readonly path: string;
  readonly field: Field;
  readonly list: readonly unknown[];
  readonly onAdd: (item: unknown) => void;
}
/** A button; for items of several shapes a menu of them. */
function AddItem({ label, path, field, list, onAdd }: AddItemProps) {
  const words = useWords();
  const owner = useOwner();
  const text = wordsFor(`inspector.add.${path.replaceAll("|", ".")}`) ?? words("inspector.addTo", { label });
  const add = (variant?: string) => {
    const item = newItem(field, scenario(), owner.id, list, variant);
    if (item !== null) return onAdd(item);
    toast({ mark: "degraded", key: "refused", title: words("inspector.noItemTarget"), text: words("inspector.noItemTargetText") });
  };
  const button = (onClick?: () => void) => (
    <Button small variant="quiet" icon="plus" className={style["add"]} {...(onClick === undefined ? {} : { onClick })}>
      {text}
    </Button>
  );
  if (field.variants === undefined) return button(() => add());
  return (
    <Menu items={Object.keys(field.variants).map((name) => ({ label: optionWords(name), onSelect: () => add(name) }))}>{button()}</Menu>
  );
}
