// The left panel's templates: a small picture and a name each, a blank canvas before them, and what was open lately below.
import { useState } from "react";

import { blank } from "../document/scenario-edits.ts";
import { useLanguage, useWords } from "../i18n/language.ts";
import { openScenario } from "../library/open.ts";
import { Button } from "../widgets/button.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { openTemplate } from "./open-template.ts";
import { RecentList } from "./recent-list.tsx";
import { templateGroups } from "./template-groups.ts";
import { Thumbnail } from "./thumbnail.tsx";

import styles from "./start.module.css";

export function TemplateList() {
  const words = useWords();
  const language = useLanguage();
  const [text, setText] = useState("");
  const groups = templateGroups(text);
  return (
    <div className={styles["narrow"]}>
      <Button icon="plus" className={styles["narrowBlank"]} onClick={() => openScenario(blank())}>
        {words("start.blank")}
      </Button>
      <SearchField className={styles["narrowFind"] ?? ""} value={text} onChange={setText} label={words("start.find")} />
      {groups.length === 0 ? <p className={styles["nothing"]}>{words("start.nothing")}</p> : null}
      {groups.map(({ name, templates }) => (
        <section key={name} aria-label={words(`start.group.${name}`)}>
          <h2 className={styles["narrowHead"]}>{words(`start.group.${name}`)}</h2>
          <ul className={styles["narrowTiles"]}>
            {templates.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  className={styles["narrowTile"]}
                  title={template.summary[language]}
                  onClick={() => openTemplate(template)}
                >
                  <Thumbnail scenario={template.scenario} />
                  <span>{template.title[language]}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2 className={styles["narrowHead"]}>{words("start.recent")}</h2>
      <RecentList narrow />
    </div>
  );
}
