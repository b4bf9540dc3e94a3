// What is wrong with a document, and where: the path in the data face, the sentence beside it.
import { explain } from "../../engine/scenario/explain.ts";
import type { Problem } from "../../engine/scenario/problem.ts";
import { useLanguage, useWords } from "../i18n/language.ts";

import styles from "./library.module.css";

const MOST_SHOWN = 50;

export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const words = useWords();
  const language = useLanguage();
  const more = problems.length - MOST_SHOWN;
  return (
    <div role="alert" className={styles["problems"]}>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={`${problem.path} ${problem.code} ${JSON.stringify(problem.values)}`}>
            <code>{place(problem, words("problem.document"))}</code> {explain(problem, language)}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{words("problem.more", { count: more })}</p> : null}
    </div>
  );
}
const place = ({ path, id }: Problem, whole: string): string => (path === "" ? whole : id === undefined ? path : `${path} (${id})`);
