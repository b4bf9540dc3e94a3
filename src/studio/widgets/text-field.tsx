// A line of text that is committed by Enter or by leaving it; Escape takes it back. A refused value stays as it was typed.
import { useId, useRef, type KeyboardEvent, type ReactNode, type RefObject } from "react";

import { classes } from "./classes.ts";
import { useDraft } from "./draft.ts";
import { type Suggest, SuggestionList, useSuggestions } from "./suggestions.tsx";

import styles from "./field.module.css";

export interface TextFieldProps {
  readonly value: string;
  /** Called with the text when it is committed. A returned sentence refuses it and is shown. */
  readonly onCommit: (text: string) => string | null | void;
  /** While typing; for a search or a live picture. */
  readonly onType?: ((text: string) => void) | undefined;
  readonly label?: string | undefined;
  readonly labelledBy?: string | undefined;
  readonly id?: string | undefined;
  readonly unit?: ReactNode;
  readonly placeholder?: string | undefined;
  /** The value is the default: drawn lighter until it is changed. */
  readonly isDefault?: boolean | undefined;
  /** Figures and expressions stand in the data face. */
  readonly data?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** What is wrong, from outside. */
  readonly error?: string | null | undefined;
  readonly hint?: string | undefined;
  readonly inputMode?: "text" | "decimal" | "numeric" | "search";
  readonly autoFocus?: boolean;
  readonly suffix?: ReactNode;
  readonly className?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly role?: string;
  readonly valueNow?: number | undefined;
  /** Id of a sentence that helps, beside the message. */
  readonly describedBy?: string | undefined;
  /** Names that are offered while one types. */
  readonly suggest?: Suggest | undefined;
  readonly onFocusChange?: ((focused: boolean) => void) | undefined;
}
export function TextField(props: TextFieldProps) {
  const draft = useDraft(props.value, props.onCommit);
  const messageId = useId();
  const [box, input] = [useRef<HTMLDivElement>(null), useRef<HTMLInputElement>(null)];
  const offered = useSuggestions({ suggest: props.suggest, input, write: draft.type, commit: draft.take });
  const error = draft.refused ?? props.error ?? null;
  const message = error ?? props.hint;
  return (
    <div className={classes(styles["field"], props.className)}>
      <div
        ref={box}
        className={classes(
          styles["box"],
          props.isDefault === true && !draft.changed && styles["default"],
          error !== null && styles["error"],
          props.disabled === true && styles["off"],
        )}
      >
        <input
          ref={input}
          id={props.id}
          className={classes(styles["input"], props.data === true && styles["data"])}
          value={draft.text}
          placeholder={props.placeholder}
          disabled={props.disabled ?? false}
          inputMode={props.inputMode}
          role={props.role}
          {...offered.props}
          aria-valuenow={props.valueNow}
          aria-label={props.label}
          aria-labelledby={props.labelledBy}
          aria-invalid={error === null ? undefined : true}
          aria-describedby={classes(message !== undefined && messageId, props.describedBy) || undefined}
          autoComplete="off"
          spellCheck={false}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- only where the field was asked for
          autoFocus={props.autoFocus ?? false}
          onChange={(event) => {
            draft.type(event.target.value);
            offered.onTyped(event);
            props.onType?.(event.target.value);
          }}
          onFocus={() => props.onFocusChange?.(true)}
          onClick={offered.openAll}
          onBlur={() => {
            offered.close();
            draft.commit();
            props.onFocusChange?.(false);
          }}
          onKeyDown={(event) => {
            props.onKeyDown?.(event);
            offered.onKeyDown(event);
            if (!event.defaultPrevented) draft.key(event);
          }}
        />
        {props.unit === undefined || props.unit === "" ? null : <span className={styles["unit"]}>{props.unit}</span>}
        {props.suffix}
      </div>
      {offered.list === null ? null : <SuggestionList {...offered.list} label={props.label} anchor={box as RefObject<HTMLElement>} />}
      <FieldMessage id={messageId} wrong={error !== null} message={message} />
    </div>
  );
}

interface FieldMessageProps {
  readonly id: string;
  readonly wrong: boolean;
  readonly message: string | undefined;
}
function FieldMessage({ id, wrong, message }: FieldMessageProps) {
  if (message === undefined) return null;
  return (
    <p id={id} role={wrong ? "alert" : undefined} className={classes(styles["message"], wrong && styles["wrong"])}>
      {message}
    </p>
  );
}
