// How many replicas there shall be and why: a deployment under way with what may be done about it, and what the autoscaler thinks.
import type { Node } from "../../../engine/kinds/specs.ts";
import { useWords } from "../../i18n/language.ts";
import { percent, type Quantity, whole } from "../../i18n/numbers.ts";
import type { NodeLive, RolloutLive, ScalerLive } from "../../run/run-store.ts";
import { Button } from "../../widgets/button.tsx";
import { perform } from "../perform.ts";
import { shortClock } from "../short-clock.ts";

import style from "./live.module.css";

const text = ({ number, unit }: Quantity): string => (unit === "" ? number : `${number} ${unit}`);

export function ReplicasNow({ node, now }: { readonly node: Node; readonly now: NodeLive }) {
  return (
    <>
      {now.rollout !== null && <RolloutNow id={node.id} now={now} rollout={now.rollout} />}
      {now.scaler !== null && <ScalerNow node={node} now={now} scaler={now.scaler} />}
    </>
  );
}

function RolloutNow({ id, now, rollout }: { readonly id: string; readonly now: NodeLive; readonly rollout: RolloutLive }) {
  const words = useWords();
  const up = now.instances.filter(({ version, status }) => version === rollout.version && status === "HEALTHY").length;
  const held = Number.isNaN(rollout.until) ? words("inspector.heldOpen") : words("inspector.heldUntil", { at: shortClock(rollout.until) });
  return (
    <div className={style["now"]} role="status">
      <p>
        <b>{words("inspector.rollout", { version: rollout.version, up, of: now.wanted })}</b>
        {rollout.phase === "holding" && <span>{held}</span>}
      </p>
      <span className={style["acts"]}>
        {rollout.phase === "holding" && (
          <Button small onClick={() => perform({ do: "promote", target: id })}>
            {words("inspector.act.promote")}
          </Button>
        )}
        <Button small onClick={() => perform({ do: "rollback", target: id })}>
          {words("inspector.act.rollback")}
        </Button>
      </span>
    </div>
  );
}

function ScalerNow({ node, now, scaler }: { readonly node: Node; readonly now: NodeLive; readonly scaler: ScalerLive }) {
  const words = useWords();
  const target = node.kind === "service" ? (node.autoscale?.target ?? 0.7) : 0.7;
  const next = words("inspector.scalerNext", { at: shortClock(scaler.nextAt) });
  return (
    <div className={style["now"]}>
      <p>
        <b>{words("inspector.scaler")}</b>
        <span>
          {scaler.why === null
            ? next
            : words("inspector.scalerNow", {
                current: whole(now.wanted),
                wish: whole(scaler.wish),
                used: text(percent(scaler.utilisation)),
                target: text(percent(target)),
              })}
        </span>
        {scaler.why !== null && <span>{`${words(`inspector.scaleWhy.${scaler.why}`)} · ${next}`}</span>}
      </p>
    </div>
  );
}
