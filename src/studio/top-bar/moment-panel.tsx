// A moment of virtual time: running to it as fast as possible, and the run's digest at it. Two people who see the same
// digest at the same moment have seen the same run, event for event.
import { useCallback, useState } from "react";

import { usePolled } from "../dock/polled.ts";
import { scenario } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { copyText } from "../library/save-file.ts";
import { controls } from "../run/controls.ts";
import { runStore, useRun } from "../run/run-store.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { Popover } from "../widgets/popover.tsx";
import { momentText, parseMoment } from "./moment-text.ts";

import fields from "../widgets/field.module.css";
import styles from "./moment.module.css";

export function MomentControl() {
  const words = useWords();
  return (
    <Popover
      label={words("shell.moment")}
      align="center"
      width={296}
      trigger={<IconButton small icon="down" size={13} label={words("shell.moment")} tooltip={false} title={words("shell.moment")} />}
    >
      <MomentPanel />
    </Popover>
  );
}

const MINUTE = 60e6;
/** What is asked for at first: where the run that was shared ends, else the next full minute. */
function wished(): string {
  const { now } = runStore.getState();
  const until = parseMoment(scenario().run?.until ?? "");
  return momentText(until !== null && until > now ? until : Math.floor(now / MINUTE + 1) * MINUTE);
}

function MomentPanel() {
  const words = useWords();
  const [text, setText] = useState(wished);
  const moment = parseMoment(text);
  const goes = useRun((run) => run.state === "paused" || run.state === "running");
  const past = useRun((run) => moment !== null && moment <= run.now);
  const go = () => {
    if (moment !== null && !past && goes) void controls.runTo(moment);
  };
  return (
    <div className={styles["moment"]}>
      <form
        className={styles["row"]}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <span className={fields["box"]}>
          <input
            className={`${fields["input"]} ${fields["data"]}`}
            aria-label={words("shell.momentAt")}
            aria-invalid={moment === null ? true : undefined}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
          />
        </span>
        <Button small icon="step" disabled={moment === null || past || !goes} onClick={go}>
          {words("shell.runTo")}
        </Button>
      </form>
      <p role={moment === null ? "alert" : undefined}>
        {words(moment === null ? "shell.noMoment" : past ? "shell.momentPast" : "shell.runToHelp")}
      </p>
      <Digests asked={moment !== null && past ? moment : null} />
    </div>
  );
}

/** Now, and at an earlier moment that was asked for. */
function Digests({ asked }: { readonly asked: number | null }) {
  const words = useWords();
  const ask = useCallback(async () => {
    const { now, digest } = await controls.position();
    return { now, digest, earlier: asked === null ? null : await controls.digestAt(asked) };
  }, [asked]);
  const { value, current } = usePolled(ask);
  return (
    <div className={styles["digests"]}>
      {value === null ? null : <Digest at={value.now} digest={value.digest} />}
      {value === null || asked === null || !current || asked === value.now ? null : <Digest at={asked} digest={value.earlier} />}
      <p>{words("shell.digestHelp")}</p>
    </div>
  );
}

function Digest({ at, digest }: { readonly at: number; readonly digest: string | null }) {
  const words = useWords();
  const title = words("shell.digestAt", { time: momentText(at) });
  return (
    <div className={styles["digest"]} role="group" aria-label={title}>
      <span>{title}</span>
      {digest === null ? (
        <em>{words("shell.digestUnknown")}</em>
      ) : (
        <>
          <code>{digest}</code>
          <IconButton
            small
            icon="copy"
            label={words("shell.copyDigest")}
            onClick={() => void copyText(digest, words("shell.digestCopied"))}
          />
        </>
      )}
    </div>
  );
}
