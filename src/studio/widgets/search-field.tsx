// A box to find things in a list: every letter counts, Escape clears it.
import { forwardRef } from "react";

import { useWords } from "../i18n/language.ts";
import { Icon } from "./icons.tsx";
import { Kbd } from "./kbd.tsx";

import styles from "./search-field.module.css";

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Name and placeholder. */
  readonly label: string;
  /** The key that leads here, shown while it is empty. */
  readonly shortcut?: string;
  readonly className?: string;
}
export const SearchField = forwardRef<HTMLInputElement, SearchFieldProps>(function SearchField(
  { value, onChange, label, shortcut, className },
  ref,
) {
  const words = useWords();
  return (
    <search className={className === undefined ? styles["search"] : `${styles["search"]} ${className}`}>
      <Icon name="search" size={13} />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          onChange("");
        }}
      />
      {value !== "" ? (
        <button type="button" aria-label={words("field.clear")} onClick={() => onChange("")}>
          <Icon name="close" size={12} />
        </button>
      ) : shortcut === undefined ? null : (
        <Kbd keys={shortcut} />
      )}
    </search>
  );
});
