// What the log is narrowed to: levels, node or route, trace, text.
import type { Level } from "../../../engine/telemetry/views/records.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { Button } from "../../widgets/button.tsx";
import { SearchField } from "../../widgets/search-field.tsx";
import { ALL_LEVELS, type LogFilter } from "../dock-store.ts";
import { Picker } from "../picker.tsx";
import { LevelLabel } from "./level.tsx";

import styles from "./log-bar.module.css";

interface LogBarProps {
  readonly filter: LogFilter;
  readonly onChange: (change: Partial<LogFilter>) => void;
}
export function LogBar({ filter, onChange }: LogBarProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const places = [...scenario.nodes, ...scenario.routes].map(({ id }) => id);
  return (
    <div className={styles["bar"]} role="group" aria-label={words("logs.filters")}>
      <div className={styles["levels"]} role="group" aria-label={words("logs.levels")}>
        {ALL_LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            className={styles["level"]}
            aria-pressed={filter.levels.includes(level)}
            onClick={() => onChange({ levels: toggled(filter.levels, level) })}
          >
            <LevelLabel level={level} />
          </button>
        ))}
      </div>
      <Picker
        label={words("logs.node")}
        value={filter.node}
        options={places}
        nameOf={(id) => thingName(scenario, id)}
        onChange={(node) => onChange({ node })}
      />
      {filter.trace === null ? null : (
        <Button small icon="close" aria-label={words("logs.anyTrace")} onClick={() => onChange({ trace: null })}>
          {words("logs.ofTrace", { trace: filter.trace.slice(0, 6) })}
        </Button>
      )}
      <SearchField
        className={styles["search"] ?? ""}
        value={filter.text}
        label={words("logs.search")}
        onChange={(text) => onChange({ text })}
      />
    </div>
  );
}

/** In the order of gravity, whatever was clicked first. */
const toggled = (levels: readonly Level[], level: Level): readonly Level[] =>
  ALL_LEVELS.filter((one) => (one === level ? !levels.includes(one) : levels.includes(one)));
