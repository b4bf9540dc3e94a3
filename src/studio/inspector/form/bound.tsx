// Which fields of a form a configuration overrules now, and with what: a line below such a field says so, with the version, and leads to the panel.
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";

import type { ConfigDetail, ConfigView } from "../../../engine/telemetry/views/config-view.ts";
import { holdings } from "../../dock/config/holdings.ts";
import { usePolled } from "../../dock/polled.ts";
import { useDocument } from "../../document/document-store.ts";
import { useWords } from "../../i18n/language.ts";
import { controls } from "../../run/controls.ts";
import { setView } from "../../view/view-store.ts";

import style from "./form.module.css";

interface Bound {
  readonly version: number;
  readonly value: string;
  readonly staged: { readonly version: number; readonly value: string } | null;
}
type Bindings = ReadonlyMap<string, Bound>;
const NONE: Bindings = new Map();
const BoundContext = createContext<Bindings>(NONE);

/** Keys of a route's settings, by the path of the field that they overrule. */
const ROUTE_PATHS: Readonly<Record<string, string>> = { timeout: "timeout", attempts: "retry.attempts" };

/** By the path of the field what a document says of it. @param callee of a route's form: whom it leads to */
export function boundFields(detail: ConfigDetail, callee: string | null): Bindings {
  const found = holdings(detail).flatMap(({ isStaged, key, staged, value }): readonly (readonly [string, Bound])[] => {
    const path = callee === null ? key : key.startsWith(`${callee}.`) ? ROUTE_PATHS[key.slice(callee.length + 1)] : undefined;
    if (path === undefined || (value === undefined && !isStaged)) return [];
    const tried = isStaged && detail.staged !== null ? { version: detail.staged.version, value: String(staged ?? "–") } : null;
    return [[path, { version: detail.stable, value: String(value ?? "–"), staged: tried }]];
  });
  return new Map(found);
}

/** @param service whose document it is */
export function BoundSettings({
  service,
  callee = null,
  children,
}: {
  readonly service: string;
  readonly callee?: string | null;
  readonly children: ReactNode;
}) {
  const drawn = useDocument(({ scenario }) => scenario.nodes.some(({ kind }) => kind === "config"));
  const ask = useCallback(() => controls.config({ service, most: 0 }), [service]);
  const { current, value } = usePolled<ConfigView | null>(drawn ? ask : null);
  const shown = drawn && current && value?.shown?.service === service ? value.shown : null;
  const bindings = useMemo(() => (shown === null ? NONE : boundFields(shown, callee)), [shown, callee]);
  return <BoundContext value={bindings}>{children}</BoundContext>;
}

/** Nothing where no configuration says anything of the field. */
export function BoundNote({ path }: { readonly path: string }) {
  const words = useWords();
  const bound = useContext(BoundContext).get(path);
  if (bound === undefined) return null;
  const { staged, value, version } = bound;
  return (
    <p className={style["bound"]}>
      <button type="button" onClick={() => setView({ dockTab: "config", dockOpen: true })}>
        {words("inspector.bound", { version, value })}
        {staged === null ? "" : ` · ${words("inspector.boundStaged", { version: staged.version, value: staged.value })}`}
      </button>
    </p>
  );
}
