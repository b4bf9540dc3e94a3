// Menus from one model of items: opened by a button (Menu), or at a point that was right-clicked or pressed long (MenuAt).
import { DropdownMenu as RadixMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icons.tsx";
import { Kbd } from "./kbd.tsx";

import styles from "./menu.module.css";

export interface MenuAction {
  readonly label: string;
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly onSelect?: () => void;
  readonly children?: readonly MenuItem[];
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A choice of several: true shows the tick, false leaves its room. */
  readonly checked?: boolean;
  /** A second, lighter line: why it is off, or what it does. */
  readonly hint?: string;
}
export type MenuItem = MenuAction | "separator" | { readonly heading: string };

export interface MenuProps {
  readonly items: readonly MenuItem[];
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly width?: number;
  readonly onOpenChange?: (open: boolean) => void;
}
export function Menu({ items, children, align = "start", side = "bottom", width, onOpenChange }: MenuProps) {
  return (
    <RadixMenu.Root modal={false} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <RadixMenu.Trigger asChild>{children}</RadixMenu.Trigger>
      <RadixMenu.Portal container={menuPlace()}>
        <RadixMenu.Content
          className={styles["menu"]}
          align={align}
          side={side}
          sideOffset={5}
          collisionPadding={8}
          loop
          style={size(width)}
        >
          {rows(items)}
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  );
}

/** A menu at a point that the caller chose (the canvas: right-click on a node); open while `at` is there. */
export interface MenuAtProps {
  readonly items: readonly MenuItem[];
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly label: string;
  readonly onClose: () => void;
}
export function MenuAt({ items, at, label, onClose }: MenuAtProps) {
  return (
    <RadixMenu.Root modal={false} open={at !== null} onOpenChange={(open) => open || onClose()}>
      <RadixMenu.Trigger asChild>
        <span className={styles["anchor"]} style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} aria-hidden tabIndex={-1} />
      </RadixMenu.Trigger>
      <RadixMenu.Portal container={menuPlace()}>
        <RadixMenu.Content className={styles["menu"]} align="start" sideOffset={2} collisionPadding={8} loop aria-label={label}>
          {rows(items)}
        </RadixMenu.Content>
      </RadixMenu.Portal>
    </RadixMenu.Root>
  );
}

/** Where open menus stand in the page: a landmark of their own, so that they are found by it. */
export const MENU_PLACE = "menus";
const menuPlace = (): HTMLElement | null => document.getElementById(MENU_PLACE);

const size = (width: number | undefined) => (width === undefined ? {} : { width });
const rows = (items: readonly MenuItem[]): ReactNode => items.map((item, index) => <Row key={rowKey(item, index)} item={item} />);
const rowKey = (item: MenuItem, index: number): string =>
  item === "separator" ? `- ${index}` : "heading" in item ? `# ${item.heading}` : `${item.label} ${index}`;

function Row({ item }: { readonly item: MenuItem }) {
  if (item === "separator") return <RadixMenu.Separator className={styles["rule"]} />;
  if ("heading" in item) return <RadixMenu.Label className={styles["heading"]}>{item.heading}</RadixMenu.Label>;
  if (item.children !== undefined) return <Branch item={item} />;
  const common = {
    className: classes(styles["item"], item.danger === true && styles["danger"]),
    disabled: item.disabled ?? false,
    onSelect: () => item.onSelect?.(),
  };
  if (item.checked === undefined) return <RadixMenu.Item {...common}>{face(item)}</RadixMenu.Item>;
  return (
    <RadixMenu.CheckboxItem {...common} checked={item.checked}>
      {face(item)}
    </RadixMenu.CheckboxItem>
  );
}
function Branch({ item }: { readonly item: MenuAction }) {
  return (
    <RadixMenu.Sub>
      <RadixMenu.SubTrigger className={styles["item"]} disabled={item.disabled ?? false}>
        {face(item)}
        <span className={styles["arrow"]}>
          <Icon name="right" size={13} />
        </span>
      </RadixMenu.SubTrigger>
      <RadixMenu.Portal container={menuPlace()}>
        <RadixMenu.SubContent className={styles["menu"]} sideOffset={3} alignOffset={-5} collisionPadding={8} loop>
          {rows(item.children ?? [])}
        </RadixMenu.SubContent>
      </RadixMenu.Portal>
    </RadixMenu.Sub>
  );
}
function face(item: MenuAction): ReactNode {
  return (
    <>
      {item.checked === undefined ? null : <span className={styles["tick"]}>{item.checked ? <Icon name="check" size={14} /> : null}</span>}
      {item.icon === undefined ? null : <Icon name={item.icon} size={14} />}
      <span className={styles["label"]}>
        {item.label}
        {item.hint === undefined ? null : <span className={styles["hint"]}>{item.hint}</span>}
      </span>
      {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} className={styles["kbd"]} />}
    </>
  );
}
