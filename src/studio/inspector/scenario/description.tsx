// What the scenario is about: read as it is meant, written as plain text.
import { useState } from "react";

import { SETTINGS } from "../../../engine/scenario/document.ts";
import { useWords } from "../../i18n/language.ts";
import { IconButton } from "../../widgets/button.tsx";
import { AreaField } from "../form/area-field.tsx";
import { readText, settle } from "../form/readings.ts";
import { setOfScenario } from "../write.ts";
import { Markdown } from "./markdown.tsx";

import style from "./scenario.module.css";

export function Description({ text }: { readonly text: string }) {
  const words = useWords();
  const [writing, setWriting] = useState(false);
  const commit = (next: string) => settle(readText(SETTINGS.description, next), (value) => setOfScenario("description", value));
  if (writing)
    return (
      <div className={style["description"]}>
        <AreaField
          label={words("inspector.description")}
          value={text}
          placeholder={words("inspector.descriptionHint")}
          onCommit={commit}
          onLeave={() => setWriting(false)}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the field was asked for
          autoFocus
        />
      </div>
    );
  return (
    <div className={style["description"]}>
      {text === "" ? <p className={style["quiet"]}>{words("inspector.noDescription")}</p> : <Markdown text={text} />}
      <IconButton
        icon="edit"
        size={13}
        small
        className={style["edit"]}
        label={words("inspector.editDescription")}
        onClick={() => setWriting(true)}
      />
    </div>
  );
}
