// Shows the question that the canvas asks at the moment; answers become edits or acts.
import { Suspense, useEffect } from "react";

import type { Scenario } from "../../../engine/scenario/document.ts";
import { refusal } from "../../../engine/scenario/edits.ts";
import { useDocument, scenario } from "../../document/document-store.ts";
import { useWords, withFormWords, type Translate } from "../../i18n/language.ts";
import { select } from "../../view/view-store.ts";
import { MenuAt, type MenuItem } from "../../widgets/menu.tsx";
import { onDemand } from "../../widgets/on-demand.ts";
import { kindLabel } from "../acts/labels.ts";
import { nodeName, routeOrNodeName } from "../acts/names.ts";
import { answer, ask, giveFocusBack, type Question, useQuestion } from "../asking.ts";
import { draw, drawOver, endpointsOf, refusalText, topicsBetween, tryConnect } from "../connect/connect.ts";
import { followMenu } from "../connect/follow-menu.ts";
import { mayBeOn } from "../dropping.ts";
import { nameOf } from "../geometry/card-size.ts";
import { reveal } from "../handle.ts";
import { placeOnPage } from "../place-on-page.ts";
import { addItems, menuFor } from "./menus.ts";
import { type Choice, Picker } from "./picker.tsx";

const QuestionPanel = onDemand(() => withFormWords(import("./question-panel.tsx")));

const FOCUS_MS = 30;

export function Questions() {
  const question = useQuestion();
  const isOpen = question !== null;
  useEffect(() => {
    // After the menu or dialog that is closing has let the focus go.
    return isOpen ? () => void setTimeout(giveFocusBack, FOCUS_MS) : undefined;
  }, [isOpen]);
  if (question === null) return null;
  const close = () => answer(question);
  switch (question.ask) {
    case "menu":
    case "add":
    case "follow":
    case "endpoint":
    case "topic":
      return <QuestionMenu question={question} onClose={close} />;
    case "fault":
    case "scale":
    case "deploy":
      return (
        <Suspense>
          <QuestionPanel question={question} onClose={close} />
        </Suspense>
      );
    case "connect":
    case "faultTarget":
    case "find":
      return <QuestionList question={question} onClose={close} />;
  }
}
type Asked<A extends Question["ask"]> = Extract<Question, { readonly ask: A }>;
interface Shown<A extends Question["ask"]> {
  readonly question: Asked<A>;
  readonly onClose: () => void;
}

function QuestionMenu({ question, onClose }: Shown<"menu" | "add" | "follow" | "endpoint" | "topic">) {
  const words = useWords();
  const items = menuItems(question, words);
  return <MenuAt items={items} at={question.at} label={words(`canvas.question.${question.ask}`)} onClose={onClose} />;
}
function menuItems(question: Asked<"menu" | "add" | "follow" | "endpoint" | "topic">, words: Translate): MenuItem[] {
  if (question.ask === "menu") return menuFor(question.ids, question.at, words);
  if (question.ask === "add") return [{ heading: words("canvas.add") }, ...addItems(question.at)];
  if (question.ask === "follow") return followMenu(question.pulled, question.at, question.place, words);
  const { from, to, at } = question;
  if (question.ask === "topic") {
    const named = question.endpoint === undefined ? {} : { endpoint: question.endpoint };
    return [
      { heading: words("canvas.whichTopic") },
      ...topicsBetween(scenario(), from, to).map((topic): MenuItem => ({
        label: topic,
        onSelect: () => draw(scenario(), from, to, { ...named, topic }),
      })),
    ];
  }
  return [
    { heading: words("canvas.whichEndpoint") },
    // The next question comes when this menu has closed.
    ...endpointsOf(scenario(), from).map((endpoint): MenuItem => ({
      label: endpoint,
      onSelect: () => setTimeout(() => drawOver(from, to, at, endpoint)),
    })),
  ];
}

function QuestionList({ question, onClose }: Shown<"connect" | "faultTarget" | "find">) {
  const words = useWords();
  const document = useDocument((state) => state.scenario);
  if (question.ask === "connect") {
    const { from } = question;
    const title = words("canvas.connectTitle", { name: nodeName(document, from) });
    return (
      <Picker
        title={title}
        choices={ends(document, from, words)}
        onChoose={(to) => tryConnect(from, to, placeOnPage(from))}
        onClose={onClose}
      />
    );
  }
  if (question.ask === "faultTarget") {
    const { fault } = question;
    const choose = (target: string) => ask({ ask: "fault", at: placeOnPage(target), fault, target });
    return <Picker title={words("canvas.faultTargetTitle")} choices={targets(document, fault)} onChoose={choose} onClose={onClose} />;
  }
  const look = (id: string) => {
    select([id]);
    requestAnimationFrame(() => reveal([id]));
  };
  return <Picker title={words("canvas.find")} choices={everything(document)} onChoose={look} onClose={onClose} />;
}

/** Those that can be the end stand first. */
function ends(document: Scenario, from: string, words: Translate): Choice[] {
  const choices = document.nodes.flatMap((node): Choice[] => {
    const refused = refusal(document, from, node.id);
    if (refused === "self" || node.kind === "zone") return [];
    const note = refused === null ? kindLabel(node.kind) : refusalText(refused, document, from, node.id, words);
    return [{ id: node.id, label: nameOf(node), icon: node.kind, note, refused: refused !== null }];
  });
  return [...choices.filter((choice) => choice.refused !== true), ...choices.filter((choice) => choice.refused === true)];
}
function targets(document: Scenario, fault: Asked<"faultTarget">["fault"]): Choice[] {
  return everything(document).filter(({ id }) => mayBeOn(fault, id));
}
function everything(document: Scenario): Choice[] {
  const nodes = document.nodes.map((node): Choice => ({ id: node.id, label: nameOf(node), icon: node.kind, note: kindLabel(node.kind) }));
  const routes = document.routes.map((route): Choice => ({
    id: route.id,
    label: routeOrNodeName(document, route.id),
    icon: "route",
    note: "",
  }));
  return [...nodes, ...routes];
}
