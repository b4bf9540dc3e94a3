// What has been typed and not sent out yet: to all, to a share that goes back by itself where its errors are too many, or not at all; and what is staged: promoted, or taken back.
import { useId, useState } from "react";

import type { ConfigValue } from "../../../engine/configuration/version.ts";
import type { ConfigDetail, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { perform } from "../../inspector/perform.ts";
import { Button } from "../../widgets/button.tsx";
import { NumberField } from "../../widgets/number-field.tsx";
import { TextField } from "../../widgets/text-field.tsx";
import { settingsText, shareText } from "./sentence.ts";

import styles from "./config-panel.module.css";

interface SendBarProps {
  readonly view: ConfigView;
  readonly shown: ConfigDetail;
  readonly draft: Readonly<Record<string, ConfigValue>>;
  readonly onDone: () => void;
}
const FIRST_SHARE = 10;

export function SendBar({ shown, draft, onDone }: SendBarProps) {
  const words = useWords();
  const set = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ""));
  const target = shown.service;
  const send = (more: Trial) => {
    perform({ do: "config", target, set, ...more });
    onDone();
  };
  const { staged } = shown;
  return (
    <div className={styles["bar"]} role="group" aria-label={words("config.apply")}>
      {Object.keys(set).length === 0 ? null : (
        <>
          <span className={styles["pending"]}>{words("config.pending", { keys: settingsText(set) })}</span>
          <Button small variant="primary" onClick={() => send({})}>
            {words("config.apply")}
          </Button>
          <ShareSender onSend={send} />
          <Button small variant="quiet" onClick={onDone}>
            {words("config.discard")}
          </Button>
        </>
      )}
      {staged === null ? null : (
        <>
          <span className={styles["pending"]}>
            v{staged.version}: {words("config.version.staged", { share: shareText(staged.share), count: whole(staged.count) })}
          </span>
          <Button small icon="check" onClick={() => perform({ do: "config", target, change: "promote" })}>
            {words("config.promote")}
          </Button>
          <Button small icon="undo" onClick={() => perform({ do: "config", target, change: "rollback" })}>
            {words("config.rollback")}
          </Button>
        </>
      )}
    </div>
  );
}

/** On how many instances it is tried, and above which share of errors it goes back by itself. */
interface Trial {
  readonly share?: number;
  readonly maxErrorShare?: number;
}
function ShareSender({ onSend }: { readonly onSend: (trial: Trial) => void }) {
  const words = useWords();
  const id = useId();
  const [share, setShare] = useState(FIRST_SHARE);
  const [bound, setBound] = useState<number | null>(null);
  const commitBound = (text: string): string | null => {
    const number = Number(text.trim());
    if (!(number >= 0 && number <= 100)) return words("field.range", { min: "0", max: "100" });
    setBound(text.trim() === "" ? null : number);
    return null;
  };
  const trial = { share: share / 100, ...(bound === null ? {} : { maxErrorShare: Math.round(bound * 1e4) / 1e6 }) };
  return (
    <>
      <span className={styles["together"]}>
        <span className={styles["share"]}>
          <NumberField label={words("config.share")} value={share} min={0.1} max={99} unit="%" onCommit={setShare} />
        </span>
        <Button small onClick={() => onSend(trial)}>
          {words("config.applyShare")}
        </Button>
      </span>
      <span className={styles["together"]}>
        <label htmlFor={id}>{words("config.backAbove")}</label>
        <span className={styles["bound"]}>
          <TextField
            id={id}
            data
            inputMode="decimal"
            unit={words("config.errors")}
            value={bound === null ? "" : String(bound)}
            placeholder={words("config.never")}
            onCommit={commitBound}
          />
        </span>
      </span>
    </>
  );
}
