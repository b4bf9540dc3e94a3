// One item of a list: a line that says what it is, and below it, when opened, its settings.
import { type DragEvent, type KeyboardEvent, useState } from "react";

import type { Field } from "../../../engine/scenario/fields.ts";
import { useWords } from "../../i18n/language.ts";
import { percent } from "../../i18n/numbers.ts";
import { announce } from "../../widgets/announce.tsx";
import { IconButton } from "../../widgets/button.tsx";
import { Icon } from "../../widgets/icons.tsx";
import { Menu } from "../../widgets/menu.tsx";
import { type Values, withKey } from "./control-props.ts";
import { FieldRows } from "./field-row.tsx";
import { useItemTitle } from "./item-title.ts";

import style from "./form.module.css";

export interface ItemProps {
  readonly list: readonly unknown[];
  readonly index: number;
  readonly field: Field;
  readonly words: string;
  readonly value: unknown;
  /** No fewer items are allowed. */
  readonly least: boolean;
  readonly onChange: (value: unknown) => void;
  readonly onRemove: () => void;
  readonly onMove: (from: number, to: number) => void;
}

export function ListItem(props: ItemProps & { readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  const { field, value, words: path, onChange, open } = props;
  const values = value as Values;
  const name = field.tag === undefined ? "" : String(values[field.tag]);
  const fields = field.fields ?? field.variants?.[name] ?? {};
  return (
    <li className={style["item"]}>
      <ItemHead {...props} />
      {open && (
        <div className={style["inside"]} data-plain={fields["steps"] !== undefined}>
          <FieldRows
            fields={fields}
            value={values}
            words={name === "" ? path : `${path}|${name}`}
            onField={(key, next) => onChange(withKey(values, key, next))}
          />
        </div>
      )}
    </li>
  );
}

const DRAGGED = "application/x-faultline-item";
function ItemHead({
  index,
  list,
  open,
  onOpen,
  onMove,
  ...props
}: ItemProps & { readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  const { title, detail } = useItemTitle(props.words, props.field, props.value as Values);
  const words = useWords();
  const [over, setOver] = useState(false);
  const move = (to: number) => {
    onMove(index, to);
    if (to >= 0 && to < list.length) announce(words("inspector.movedItem", { name: title, place: to + 1, of: list.length }));
  };
  const drag = {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(`${DRAGGED}/${props.words}`, String(index)),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(`${DRAGGED}/${props.words}`.toLowerCase())) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      onMove(Number(event.dataTransfer.getData(`${DRAGGED}/${props.words}`)), index);
    },
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index + (event.key === "ArrowUp" ? -1 : 1));
  };
  return (
    <div className={style["itemHead"]} data-over={over} {...drag}>
      <button type="button" className={style["itemTitle"]} aria-expanded={open} onClick={() => onOpen(!open)} onKeyDown={onKey}>
        <Icon name={open ? "down" : "right"} size={12} />
        <span>{title}</span>
        {detail !== "" && <small>{detail}</small>}
      </button>
      <Share list={list} value={props.value} field={props.field} words={props.words} />
      <ItemMenu {...props} index={index} list={list} onMove={(_, to) => move(to)} title={title} />
    </div>
  );
}

/** Weights count among all items, in these lists among those that say the same in some fields. */
const AMONG: Readonly<Record<string, readonly string[]>> = { "routes[]": ["path", "headers"] };
const said = (item: unknown, fields: readonly string[]): string => JSON.stringify(fields.map((name) => (item as Values)[name] ?? null));

/** Of the items that it is chosen from by weight, how often it is this one. */
function Share({ list, value, field, words }: Pick<ItemProps, "list" | "value" | "field" | "words">) {
  const weight = field.fields?.["weight"];
  const by = AMONG[words];
  const rivals = by === undefined ? list : list.filter((item) => said(item, by) === said(value, by));
  if (weight === undefined || rivals.length < 2) return null;
  const weightOf = (item: unknown) => Number((item as Values)["weight"] ?? weight.default ?? 1);
  const total = rivals.reduce<number>((sum, item) => sum + weightOf(item), 0);
  const share = percent(total === 0 ? 0 : weightOf(value) / total);
  return <span className={style["share"]}>{`${share.number} ${share.unit}`}</span>;
}

function ItemMenu({
  index,
  list,
  least,
  title,
  onMove,
  onRemove,
}: Omit<ItemProps, "words" | "field" | "value" | "onChange"> & { readonly title: string }) {
  const words = useWords();
  const items = [
    {
      label: words("inspector.moveUp"),
      icon: "up" as const,
      shortcut: "Alt+↑",
      disabled: index === 0,
      onSelect: () => onMove(index, index - 1),
    },
    {
      label: words("inspector.moveDown"),
      icon: "down" as const,
      shortcut: "Alt+↓",
      disabled: index === list.length - 1,
      onSelect: () => onMove(index, index + 1),
    },
    "separator" as const,
    { label: words("common.remove"), icon: "trash" as const, danger: true, disabled: least, onSelect: onRemove },
  ];
  return (
    <Menu items={items} align="end">
      <IconButton
        icon="more"
        size={13}
        small
        tooltip={false}
        className={style["itemMenu"]}
        label={words("inspector.itemMenu", { name: title })}
      />
    </Menu>
  );
}
