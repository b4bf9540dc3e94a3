// What is modelled and what is not: a simulation that does not say so is taken for more than it is.
import { useWords } from "../i18n/language.ts";
import { setView } from "../view/view-store.ts";
import { Dialog } from "../widgets/dialog.tsx";
import { Icon } from "../widgets/icons.tsx";

import styles from "./about.module.css";

const MODELLED = [
  "about.queues",
  "about.network",
  "about.discovery",
  "about.messages",
  "about.config",
  "about.effects",
  "about.policies",
  "about.faults",
  "about.chance",
  "about.measured",
] as const;
const NOT_MODELLED = ["about.cpu", "about.memory", "about.tcp", "about.payload", "about.contents", "about.people"] as const;

export default function AboutDialog() {
  const words = useWords();
  return (
    <Dialog open onClose={() => setView({ dialog: "none" })} title={words("about.title")} description={words("about.about")} width={680}>
      <div className={styles["columns"]}>
        <Facts title={words("about.modelled")} icon="check" facts={MODELLED.map((key) => words(key))} />
        <Facts title={words("about.notModelled")} icon="minus" facts={NOT_MODELLED.map((key) => words(key))} />
      </div>
      <p className={styles["local"]}>{words("about.local")}</p>
    </Dialog>
  );
}

function Facts({ title, icon, facts }: { readonly title: string; readonly icon: "check" | "minus"; readonly facts: readonly string[] }) {
  return (
    <section className={styles["facts"]}>
      <h3>{title}</h3>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>
            <Icon name={icon} size={14} />
            {fact}
          </li>
        ))}
      </ul>
    </section>
  );
}
