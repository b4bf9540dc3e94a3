// Two sets of nodes, as chips that are on or off: a node is in one of them or in none.
import { useDocument } from "../../../document/document-store.ts";
import { useWords } from "../../../i18n/language.ts";
import type { ControlProps } from "../control-props.ts";
import { thingName } from "../thing-names.ts";

import style from "../form.module.css";

export function SetsControl({ value, onChange, label }: ControlProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const sets = (Array.isArray(value) ? value : [[], []]).map((set: unknown) => (Array.isArray(set) ? (set as readonly string[]) : []));
  const toggle = (side: number, id: string) => {
    const isIn = sets[side]?.includes(id) === true;
    const left = sets.map((set) => set.filter((each) => each !== id));
    onChange(left.map((set, i) => (i === side && !isIn ? inOrder([...set, id]) : set)));
  };
  const inOrder = (ids: readonly string[]) => scenario.nodes.map(({ id }) => id).filter((id) => ids.includes(id));
  return (
    <div role="group" aria-label={label} className={style["sets"]}>
      {sets.map((set, side) => {
        const name = words(side === 0 ? "inspector.firstSet" : "inspector.secondSet");
        return (
          <div key={name} className={style["row"]}>
            <span className={style["labelCell"]}>
              <span className={style["label"]}>{name}</span>
            </span>
            <span className={style["chips"]} role="group" aria-label={name}>
              {scenario.nodes.map(({ id }) => (
                <button key={id} type="button" className={style["chip"]} aria-pressed={set.includes(id)} onClick={() => toggle(side, id)}>
                  {thingName(scenario, id)}
                </button>
              ))}
            </span>
          </div>
        );
      })}
    </div>
  );
}
