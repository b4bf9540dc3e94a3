// What an orchestrator has under way right now, and the way to the panel that shows each saga.
import { useWords } from "../../i18n/language.ts";
import { count, tally } from "../../i18n/numbers.ts";
import type { NodeLive } from "../../run/run-store.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";

import style from "./live.module.css";

export function SagaFoot({ live }: { readonly live: NodeLive["sagas"] }) {
  const words = useWords();
  const figures = [
    ["open", live === null ? null : tally(live.open)],
    ["done", live === null ? null : count(live.completedRate)],
    ["undone", live === null ? null : count(live.compensatedRate)],
    ["stuck", live === null ? null : tally(live.stuck)],
  ] as const;
  return (
    <>
      <dl className={style["figures"]}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{words(`inspector.sagas.${name}`)}</dt>
            <dd className={name === "stuck" && (live?.stuck ?? 0) > 0 ? style["warn"] : undefined}>
              {value === null ? "–" : Object.values(value).join("")}
            </dd>
          </div>
        ))}
      </dl>
      <p className={style["rest"]}>
        <Button small icon="saga" onClick={() => setView({ dockTab: "sagas", dockOpen: true })}>
          {words("inspector.sagas.show")}
        </Button>
      </p>
    </>
  );
}
