// The questions that are answered in a form: a fault's settings, a number of replicas, a version. Fetched when one is asked, form and all, so
// that the panel opens with its first field there to take the focus.
import { useWords } from "../../i18n/language.ts";
import { DeployForm } from "../../inspector/deploy-form.tsx";
import { FaultForm } from "../../inspector/fault-form.tsx";
import type { Question } from "../asking.ts";
import { focusOn } from "../handle.ts";
import { PanelAt } from "./panel-at.tsx";
import { ScaleForm } from "./scale-form.tsx";

export interface PanelQuestion {
  readonly question: Extract<Question, { readonly ask: "fault" | "scale" | "deploy" }>;
  readonly onClose: () => void;
}

export default function QuestionPanel({ question, onClose }: PanelQuestion) {
  const words = useWords();
  const { target } = question;
  const done = () => {
    onClose();
    focusOn(target);
  };
  return (
    <PanelAt wide={question.ask !== "scale"} at={question.at} label={words(`canvas.question.${question.ask}`)} onClose={onClose}>
      {question.ask === "fault" && <FaultForm fault={question.fault} target={target} onDone={done} />}
      {question.ask === "scale" && <ScaleForm target={target} onDone={done} />}
      {question.ask === "deploy" && <DeployForm target={target} onDone={done} />}
    </PanelAt>
  );
}
