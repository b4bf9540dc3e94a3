// What the charts are about: the system, what is selected, and up to three more beside it.
import type { Scenario } from "../../engine/scenario/document.ts";
import type { Scope } from "../../engine/telemetry/views/records.ts";
import { useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { setView, useView } from "../view/view-store.ts";
import { Icon } from "../widgets/icons.tsx";
import { Menu, type MenuItem } from "../widgets/menu.tsx";
import { MOST_SCOPES, setDock, useDock } from "./dock-store.ts";
import { scopeKey, scopeName, selectedScope, shownScope, SYSTEM } from "./scopes.ts";

import styles from "./scope-picker.module.css";

export function ScopePicker() {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const asked = useView((view) => view.scope);
  const selection = useView((view) => view.selection);
  const compared = useDock((dock) => dock.compared);
  const shown = shownScope(scenario, asked, selection);
  const selected = selectedScope(scenario, selection);
  const system = words("common.system");
  // What was asked for stays on offer while something else is selected.
  const other = "system" in shown ? selected : shown;
  const choose = (scope: Scope) => setView({ scope: selected !== null && scopeKey(scope) === scopeKey(selected) ? null : scope });
  const full = compared.length + 1 >= MOST_SCOPES;
  const items = full ? [{ label: words("dock.compareFull"), disabled: true }, "separator" as const] : [];
  return (
    <div className={styles["group"]} role="group" aria-label={words("dock.scope")}>
      <Segment on={"system" in shown} onClick={() => choose(SYSTEM)} label={system} />
      {other === null ? null : (
        <Segment on={!("system" in shown)} onClick={() => choose(other)} label={scopeName(scenario, other, system)} />
      )}
      <Menu items={[...items, ...candidates(scenario, shown, compared, full, words)]} align="end">
        <button type="button" className={styles["segment"]} aria-label={words("dock.compare")}>
          <Icon name="plus" size={11} />
          {words("dock.compare")}
          {compared.length === 0 ? null : <span className={styles["count"]}>{compared.length + 1}</span>}
        </button>
      </Menu>
    </div>
  );
}

function Segment({ on, onClick, label }: { readonly on: boolean; readonly onClick: () => void; readonly label: string }) {
  return (
    <button type="button" className={styles["segment"]} aria-pressed={on} onClick={onClick} title={label}>
      <span className={styles["name"]}>{label}</span>
    </button>
  );
}

type Words = ReturnType<typeof useWords>;
function candidates(scenario: Scenario, shown: Scope, compared: readonly Scope[], full: boolean, words: Words): readonly MenuItem[] {
  const keys = new Set(compared.map(scopeKey));
  const item = (scope: Scope): MenuItem => {
    const checked = keys.has(scopeKey(scope));
    return {
      label: scopeName(scenario, scope, words("common.system")),
      checked,
      disabled: scopeKey(scope) === scopeKey(shown) || (full && !checked),
      onSelect: () =>
        setDock({ compared: checked ? compared.filter((other) => scopeKey(other) !== scopeKey(scope)) : [...compared, scope] }),
    };
  };
  return [
    item(SYSTEM),
    { heading: words("dock.nodes") },
    ...scenario.nodes.filter(({ kind }) => kind !== "zone").map(({ id }) => item({ node: id })),
    ...(scenario.routes.length === 0 ? [] : [{ heading: words("dock.routes") }, ...scenario.routes.map(({ id }) => item({ route: id }))]),
  ];
}
