// The left panel's templates: a small picture and a name each, a blank canvas before them, and what was open lately below.
import { TEMPLATES } from "../../engine/scenario/templates/index.ts";
import { blank } from "../document/scenario-edits.ts";
import { useLanguage, useWords } from "../i18n/language.ts";
import { openScenario } from "../library/open.ts";
import { Button } from "../widgets/button.tsx";
import { openTemplate } from "./open-template.ts";
import { RecentList } from "./recent-list.tsx";
import { Thumbnail } from "./thumbnail.tsx";

import styles from "./start.module.css";

export function TemplateList() {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className={styles["narrow"]}>
      <Button icon="plus" className={styles["narrowBlank"]} onClick={() => openScenario(blank())}>
        {words("start.blank")}
      </Button>
      <h2 className={styles["narrowHead"]}>{words("start.templates")}</h2>
      <ul className={styles["narrowTiles"]}>
        {TEMPLATES.map((template) => (
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
      <h2 className={styles["narrowHead"]}>{words("start.recent")}</h2>
      <RecentList narrow />
    </div>
  );
}
