// One objective in full: what broke it, each time with its instant, its place and the trace; and its settings.
import type { Objective } from "../../../engine/scenario/document.ts";
import type { BreakView, ObjectiveView } from "../../../engine/telemetry/views/effects-view.ts";
import { useWords } from "../../i18n/language.ts";
import { clock, plain, whole } from "../../i18n/numbers.ts";
import { ObjectiveForm, objectiveTitle } from "../../inspector/scenario/objective-form.tsx";
import { select, setView } from "../../view/view-store.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { StatusMark } from "../../widgets/status-mark.tsx";
import { markOf, stateKey } from "./state.ts";

import styles from "./objectives.module.css";

interface DetailProps {
  readonly objective: Objective;
  readonly view: ObjectiveView | null;
  readonly onChange: (objective: Objective) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}
export function ObjectiveDetail({ objective, view, onChange, onRemove, onClose }: DetailProps) {
  const words = useWords();
  const title = objectiveTitle(objective);
  return (
    <>
      <div className={styles["head"]}>
        <StatusMark status={markOf(view)} size={13} />
        <h3>{words(stateKey(view))}</h3>
        <span className={styles["acts"]}>
          <IconButton small icon="trash" label={words("inspector.removeObjective", { name: title })} onClick={onRemove} />
          <IconButton small icon="close" label={words("objectives.close")} onClick={onClose} />
        </span>
      </div>
      <ObjectiveForm objective={objective} onChange={onChange} />
      {"invariant" in objective ? <Breaks view={view} /> : null}
    </>
  );
}

const MOST_SHOWN = 20;
function Breaks({ view }: { readonly view: ObjectiveView | null }) {
  const words = useWords();
  const breaks = view?.breaks ?? [];
  if (view === null || breaks.length === 0) return <p className={styles["nothing"]}>{words("objectives.neverBroken")}</p>;
  return (
    <table className={styles["kept"]}>
      <caption>{words("objectives.breaks", { count: whole(view.count) })}</caption>
      <thead>
        <tr>
          <th scope="col">{words("objectives.when")}</th>
          <th scope="col" className={styles["right"]}>
            {words("objectives.by")}
          </th>
          <th scope="col">{words("objectives.at")}</th>
          <th scope="col">{words("objectives.trace")}</th>
        </tr>
      </thead>
      <tbody>
        {breaks.slice(0, MOST_SHOWN).map((one) => (
          <Broken key={`${one.at} ${one.value}`} one={one} />
        ))}
      </tbody>
    </table>
  );
}

function Broken({ one }: { readonly one: BreakView }) {
  const words = useWords();
  const { at, instance, node, trace, value } = one;
  return (
    <tr>
      <th scope="row">
        <time>{clock(at)}</time>
      </th>
      <td className={styles["right"]}>{plain(value)}</td>
      <td>
        {node === "" ? (
          "–"
        ) : (
          <button type="button" className={styles["place"]} title={words("logs.selectNode", { node })} onClick={() => select([node])}>
            {instance ?? node}
          </button>
        )}
      </td>
      <td>
        {trace === null ? (
          <small>{words("objectives.noTrace")}</small>
        ) : (
          <Button small icon="tree" onClick={() => setView({ dockTab: "traces", openTrace: trace })}>
            {words("objectives.openTrace")}
          </Button>
        )}
      </td>
    </tr>
  );
}
