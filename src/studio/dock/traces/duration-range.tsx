// From how long to how long: two small boxes that take "300ms", "1.2 s" or a plain number of milliseconds. Empty is any.
import { useState } from "react";

import { parseDuration, writeDuration } from "../../../engine/scenario/duration-text.ts";
import { useWords } from "../../i18n/language.ts";
import { filterTraces, type TraceFilter } from "../dock-store.ts";

import styles from "./filter-bar.module.css";

/** µs; null: any; undefined: not to be understood. */
export function parseBound(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const parsed = parseDuration(/^[\d.\s]+$/.test(text) ? `${text.trim()}ms` : text);
  return parsed.ok ? parsed.value : undefined;
}
/** Whole milliseconds where that is all one can tell: a dragged box has crooked ends. */
const written = (us: number | null): string => (us === null ? "" : writeDuration(us >= 10_000 ? Math.round(us / 1000) * 1000 : us));

export function DurationRange({ filter }: { readonly filter: TraceFilter }) {
  const words = useWords();
  return (
    <div className={styles["range"]} role="group" aria-label={words("traces.duration")}>
      <span className={styles["label"]}>{words("traces.duration")}</span>
      <Bound
        key={`least ${filter.minDuration}`}
        label={words("traces.least")}
        placeholder="0"
        value={filter.minDuration}
        onChange={(minDuration) => filterTraces({ minDuration })}
      />
      –
      <Bound
        key={`most ${filter.maxDuration}`}
        label={words("traces.most")}
        placeholder="∞"
        value={filter.maxDuration}
        onChange={(maxDuration) => filterTraces({ maxDuration })}
      />
    </div>
  );
}

interface BoundProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}
/** Made anew when the filter changes from elsewhere. */
function Bound({ label, placeholder, value, onChange }: BoundProps) {
  const [text, setText] = useState(written(value));
  const bound = parseBound(text);
  const commit = () => {
    if (bound !== undefined && bound !== value && text !== written(value)) onChange(bound);
  };
  return (
    <input
      className={styles["bound"]}
      aria-label={label}
      aria-invalid={bound === undefined}
      placeholder={placeholder}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setText(written(value));
      }}
    />
  );
}
