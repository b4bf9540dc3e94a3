// What a registry holds right now, and the way to the panel that says who believes what.
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import type { NodeLive } from "../../run/run-store.ts";
import { setView } from "../../view/view-store.ts";
import { Button } from "../../widgets/button.tsx";

import style from "./live.module.css";

const FIGURES = ["listed", "up", "stale"] as const;

export function RegistryFoot({ live }: { readonly live: NodeLive["registry"] }) {
  const words = useWords();
  return (
    <>
      <dl className={style["figures"]}>
        {FIGURES.map((name) => (
          <div key={name}>
            <dt>{words(`inspector.registry.${name}`)}</dt>
            <dd className={name === "stale" && (live?.stale ?? 0) > 0 ? style["warn"] : undefined}>
              {live === null ? "–" : whole(live[name])}
            </dd>
          </div>
        ))}
      </dl>
      {live?.preserving === true ? <p className={style["rest"]}>{words("inspector.registry.preserving")}</p> : null}
      <p className={style["rest"]}>
        <Button small icon="registry" onClick={() => setView({ dockTab: "registry", dockOpen: true })}>
          {words("inspector.registry.open")}
        </Button>
      </p>
    </>
  );
}
