// What has been typed and not sent out yet: to all, to a share, or not at all; and what is staged: promoted, or taken back.
import { useState } from "react";

import type { ConfigValue } from "../../../engine/configuration/version.ts";
import type { ConfigDetail, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { perform } from "../../inspector/perform.ts";
import { Button } from "../../widgets/button.tsx";
import { NumberField } from "../../widgets/number-field.tsx";
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
  const [share, setShare] = useState(FIRST_SHARE);
  const set = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== ""));
  const target = shown.service;
  const send = (more: { readonly share?: number }) => {
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
          <span className={styles["together"]}>
            <span className={styles["share"]}>
              <NumberField label={words("config.share")} value={share} min={0.1} max={99} unit="%" onCommit={setShare} />
            </span>
            <Button small onClick={() => send({ share: share / 100 })}>
              {words("config.applyShare")}
            </Button>
          </span>
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
