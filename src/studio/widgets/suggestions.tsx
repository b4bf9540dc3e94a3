// Names that a text field offers while one types: a list below it, walked by arrows, taken by Enter or a click. What is typed stays free.
import { Popover } from "radix-ui";
import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from "react";

import styles from "./suggestions.module.css";

/** What may stand in the part of a text between two places, best first. */
export interface Offer {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}
/** Asked for a text and the place of the caret; `typed`: only for what continues what stands there. */
export type Suggest = (text: string, caret: number, typed: boolean) => Offer;

const MOST = 12;
interface State {
  readonly offer: Offer;
  /** The one that Enter takes; -1: none, and Enter takes what is typed. */
  readonly at: number;
}

interface Editing {
  readonly suggest: Suggest | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  /** Writes as if it were typed. */
  readonly write: (text: string) => void;
  /** Commits the text where the name is all of it. */
  readonly commit: (text: string) => void;
}
export function useSuggestions({ suggest, input, write, commit }: Editing) {
  const id = useId();
  const [state, setState] = useState<State | null>(null);
  const caret = useRef<number | null>(null);
  useEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const open = (text: string, place: number, typed: boolean) => {
    const offer = suggest?.(text, place, typed);
    setState(offer === undefined || offer.names.length === 0 ? null : { offer: { ...offer, names: offer.names.slice(0, MOST) }, at: -1 });
  };
  const openAll = () => open(input.current?.value ?? "", input.current?.selectionStart ?? 0, false);
  const close = () => setState(null);
  const take = (name: string) => {
    const text = input.current?.value ?? "";
    const { from, to } = state?.offer ?? { from: 0, to: text.length };
    const next = text.slice(0, from) + name + text.slice(to);
    setState(null);
    caret.current = from + name.length;
    if (from === 0 && to === text.length) commit(next);
    else write(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (suggest === undefined || event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && (state !== null || step === 1)) {
      event.preventDefault();
      if (state === null) return openAll();
      const count = state.offer.names.length;
      return setState({ ...state, at: state.at + step < 0 ? count - 1 : (state.at + step) % count });
    }
    if (state === null) return;
    const name = state.offer.names[state.at];
    if (event.key === "Enter" && name !== undefined) {
      event.preventDefault();
      take(name);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" || event.key === "Tab") close();
  };
  const props = suggest === undefined ? {} : comboProps(id, state);
  const onTyped = ({ target }: ChangeEvent<HTMLInputElement>) => open(target.value, target.selectionStart ?? target.value.length, true);
  return { props, onKeyDown, onTyped, openAll, close, list: state === null ? null : { id, ...state, take, close } };
}
const comboProps = (id: string, state: State | null) =>
  ({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": state !== null,
    "aria-controls": state === null ? undefined : id,
    "aria-activedescendant": state === null || state.at < 0 ? undefined : `${id}-${state.at}`,
  }) as const;

interface SuggestionListProps extends State {
  readonly id: string;
  readonly label: string | undefined;
  readonly anchor: RefObject<HTMLElement>;
  readonly take: (name: string) => void;
  readonly close: () => void;
}
/** The focus stays in the field. */
export function SuggestionList({ id, label, anchor, offer, at, take, close }: SuggestionListProps) {
  const still = (event: Event) => event.preventDefault();
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          role="listbox"
          aria-label={label}
          className={styles["list"]}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onOpenAutoFocus={still}
          onCloseAutoFocus={still}
          onEscapeKeyDown={still}
          onPointerDownOutside={(event) => anchor.current.contains(event.target as Node) || close()}
          onFocusOutside={still}
        >
          {offer.names.map((name, index) => (
            <div
              key={name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={styles["option"]}
              ref={(element) => (index === at ? element?.scrollIntoView?.({ block: "nearest" }) : undefined)}
              onPointerDown={(event) => {
                event.preventDefault();
                take(name);
              }}
            >
              {name}
            </div>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
