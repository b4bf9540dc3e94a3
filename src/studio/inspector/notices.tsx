// What the checks regret of a thing, or of all of the drawing: it runs all the same, but hardly as it was meant. In the words of `check`.
import { useMemo } from "react";

import { explain } from "../../engine/scenario/explain.ts";
import { type Problem, warningsOf } from "../../engine/scenario/parse-scenario.ts";
import { useDocument } from "../document/document-store.ts";
import { useLanguage, useWords } from "../i18n/language.ts";
import { select } from "../view/view-store.ts";
import { Icon } from "../widgets/icons.tsx";
import { thingName } from "./form/thing-names.ts";

import style from "./notices.module.css";

const MOST = 8;
/** Steps of sagas say it in their own rows; a place of nothing harms nobody. */
const SAID_ELSEWHERE = /\.sagas\[\d+\]\.steps\[|^layout/;

/** @param of absent: all there is to say of the scenario, each leading to the thing that it is about */
export default function Notices({ of }: { readonly of?: { readonly list: "nodes" | "routes" | "objectives"; readonly id: string } }) {
  const words = useWords();
  const language = useLanguage();
  const scenario = useDocument((state) => state.scenario);
  const { nodes, routes, timeline, objectives } = scenario;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- where things stand on the canvas is regretted by nobody
  const all = useMemo(() => warningsOf(scenario).filter(({ path }) => !SAID_ELSEWHERE.test(path)), [nodes, routes, timeline, objectives]);
  const found = of === undefined ? all : all.filter(({ id, path }) => id === of.id && path.startsWith(`${of.list}[`));
  if (found.length === 0) return null;
  const sentence = (problem: Problem) => {
    const field = /^\w+\[\d+\]\.(.+)$/.exec(problem.path)?.[1];
    const why = explain(problem, language);
    return field === undefined ? words("inspector.notice", { why: capital(why) }) : words("inspector.notPossibleWhy", { field, why });
  };
  const isThing = ({ id, path }: Problem) => id !== undefined && /^(nodes|routes)\[/.test(path);
  return (
    <ul className={style["notices"]} aria-label={words("inspector.notices")}>
      {found.slice(0, MOST).map((problem) => (
        <li key={`${problem.path} ${problem.code}`}>
          <Icon name="info" size={12} />
          <span>
            {of === undefined && isThing(problem) && (
              <button type="button" onClick={() => select([problem.id ?? ""])}>
                {thingName(scenario, problem.id ?? "")}
              </button>
            )}
            {sentence(problem)}
          </span>
        </li>
      ))}
      {found.length > MOST && <li>{words("inspector.noticesMore", { count: found.length - MOST })}</li>}
    </ul>
  );
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
