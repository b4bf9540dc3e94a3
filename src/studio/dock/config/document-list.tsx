// The documents, one a service: its version, who is behind, and what is staged. Services without one may have one.
import { configurableFields } from "../../../engine/scenario/config-keys.ts";
import type { ConfigDocument, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";
import { IconButton } from "../../widgets/button.tsx";
import { Menu } from "../../widgets/menu.tsx";
import { addDocument } from "./add-document.ts";

import styles from "./config-panel.module.css";

interface DocumentListProps {
  readonly view: ConfigView;
  readonly shown: string;
  readonly onShow: (service: string) => void;
}
export function DocumentList({ view, shown, onShow }: DocumentListProps) {
  const words = useWords();
  const scenario = useDocument((state) => state.scenario);
  const has = new Set(view.documents.map(({ service }) => service));
  const able = scenario.nodes.filter(({ id, kind }) => configurableFields(kind) !== undefined && !has.has(id));
  return (
    <nav className={styles["documents"]} aria-label={words("config.documents")}>
      <h3>
        {words("config.documents")}
        <Menu
          items={able.map(({ id }) => ({
            label: words("config.newDocument", { name: thingName(scenario, id) }),
            onSelect: () => {
              addDocument(id);
              onShow(id);
            },
          }))}
        >
          <IconButton icon="plus" small tooltip={false} disabled={able.length === 0} label={words("config.newDocument", { name: "…" })} />
        </Menu>
      </h3>
      <ul>
        {view.documents.map((document) => (
          <li key={document.service}>
            <button
              type="button"
              className={styles["document"]}
              aria-current={document.service === shown}
              onClick={() => onShow(document.service)}
            >
              <b>{thingName(scenario, document.service)}</b>
              <span className={styles["data"]}>v{document.stable}</span>
              <State document={document} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function State({ document: { behind, staged } }: { readonly document: ConfigDocument }) {
  const words = useWords();
  return (
    <span className={styles["state"]}>
      {staged === null ? null : <span>{words("config.document.staged", { version: staged })}</span>}
      {behind === 0 ? null : <span className={styles["warn"]}>{words("config.document.behind", { count: whole(behind) })}</span>}
    </span>
  );
}
