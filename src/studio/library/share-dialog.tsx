// Sharing: this design or this run, as a link (its length is told, and where it is too long a file is offered) or as a file.
import { useEffect, useState } from "react";

import type { Scenario } from "../../engine/scenario/document.ts";
import { encodeLink } from "../../engine/scenario/share-link.ts";
import { scenario, withoutRun } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { size } from "../i18n/sizes.ts";
import { setView } from "../view/view-store.ts";
import { Button } from "../widgets/button.tsx";
import { Dialog } from "../widgets/dialog.tsx";
import { Segmented } from "../widgets/segmented.tsx";
import { StatusMark } from "../widgets/status-mark.tsx";
import { copyText, saveDocument, withRun } from "./save-file.ts";
import { linkFor, LONG_LINK } from "./share.ts";

import styles from "./library.module.css";

type What = "design" | "run";
interface Made {
  readonly what: What;
  readonly document: Scenario;
  readonly link: string;
}
const close = () => setView({ dialog: "none" });

export default function ShareDialog() {
  const words = useWords();
  const [what, setWhat] = useState<What>("design");
  const { made, error } = useLink(what);
  const copy = async () => {
    if (made !== null && (await copyText(made.link, words("share.copied")))) close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={words("share.title")}
      description={words(what === "design" ? "share.designAbout" : "share.runAbout")}
      footer={
        <>
          <Button icon="save" disabled={made === null} onClick={() => made !== null && saveDocument(made.document)}>
            {words("share.save")}
          </Button>
          <Button variant="primary" icon="link" disabled={made === null} onClick={() => void copy()}>
            {words("share.copy")}
          </Button>
        </>
      }
    >
      <div className={styles["share"]}>
        <Segmented
          label={words("share.what")}
          value={what}
          onChange={setWhat}
          options={[
            { value: "design", label: words("share.design") },
            { value: "run", label: words("share.run") },
          ]}
        />
        <input
          className={styles["link"]}
          readOnly
          aria-label={words("share.link")}
          value={made?.link ?? ""}
          onFocus={(event) => event.target.select()}
        />
        {error === null ? <Length link={made?.link ?? null} /> : <Trouble text={error} />}
      </div>
    </Dialog>
  );
}

function Length({ link }: { readonly link: string | null }) {
  const words = useWords();
  if (link === null) return <p className={styles["length"]}>{words("share.making")}</p>;
  if (link.length > LONG_LINK) return <Trouble text={words("share.long", { length: size(link.length) })} />;
  return <p className={styles["length"]}>{words("share.length", { length: size(link.length) })}</p>;
}
function Trouble({ text }: { readonly text: string }) {
  return (
    <p className={styles["trouble"]}>
      <StatusMark status="degraded" size={12} />
      {text}
    </p>
  );
}

/** Made anew when the other of the two is asked for; an answer that comes late is dropped. */
function useLink(what: What): { readonly made: Made | null; readonly error: string | null } {
  const [made, setMade] = useState<Made | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    const make = async () => {
      const document = what === "design" ? withoutRun(scenario()) : await withRun();
      const link = linkFor(location.href, await encodeLink(document));
      if (!stale) setMade({ what, document, link });
    };
    make().then(
      () => stale || setError(null),
      (reason: unknown) => stale || setError(reason instanceof Error ? reason.message : String(reason)),
    );
    return () => {
      stale = true;
    };
  }, [what]);
  return { made: made?.what === what ? made : null, error };
}
