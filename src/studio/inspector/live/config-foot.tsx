// What a configuration server does right now, and the way to the panel that says who holds what.
import type { ConfigLive } from "../../../engine/telemetry/views/config-view.ts";
import { type Translate, useWords } from "../../i18n/language.ts";
import { duration, whole } from "../../i18n/numbers.ts";
import type { NodeLive } from "../../run/run-store.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";

import style from "./live.module.css";

export function ConfigFoot({ live }: { readonly live: NodeLive["config"] }) {
  const words = useWords();
  const behind = live === null ? 0 : live.views - live.current;
  return (
    <>
      <dl className={style["figures"]}>
        <div>
          <dt>{words("inspector.config.documents")}</dt>
          <dd>{live === null ? "–" : whole(live.documents)}</dd>
        </div>
        <div>
          <dt>{words("inspector.config.views")}</dt>
          <dd>{live === null ? "–" : `${whole(live.current)}/${whole(live.views)}`}</dd>
        </div>
        <div>
          <dt>{words("inspector.config.behind")}</dt>
          <dd className={behind > 0 ? style["warn"] : undefined}>{live === null ? "–" : whole(behind)}</dd>
        </div>
        {live === null ? null : <Spread live={live} words={words} />}
      </dl>
      <p className={style["rest"]}>
        <Button small icon="config" onClick={() => setView({ dockTab: "config", dockOpen: true })}>
          {words("inspector.config.open")}
        </Button>
      </p>
    </>
  );
}

function Spread({ live: { spread, underWay }, words }: { readonly live: ConfigLive; readonly words: Translate }) {
  const isUnderWay = !Number.isNaN(underWay);
  const { number, unit } = duration(isUnderWay ? underWay : spread);
  return (
    <div>
      <dt>{words(isUnderWay ? "inspector.config.spreading" : "inspector.config.spread")}</dt>
      <dd>{`${number} ${unit}`.trim()}</dd>
    </div>
  );
}
