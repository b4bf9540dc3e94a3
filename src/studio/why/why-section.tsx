// Why a node or route is as it is: the chain from now back to what began it, asked of the run while it goes on. Each link leads to
// what it speaks of.
import { useCallback } from "react";

import type { WhyLink } from "../../engine/telemetry/views/changes.ts";
import { reveal } from "../canvas/handle.ts";
import { usePolled } from "../dock/polled.ts";
import { scenario } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { shortClock } from "../inspector/short-clock.ts";
import { useRun } from "../run/run-store.ts";
import { ask } from "../run/session.ts";
import { select } from "../view/view-store.ts";
import { Icon, type IconName } from "../widgets/icons.tsx";
import { type Told, told } from "./sentences.ts";

import style from "./why.module.css";

export default function WhySection({ id }: { readonly id: string }) {
  const words = useWords();
  const asked = useCallback(() => ask((api) => api.why(id)), [id]);
  const { value, current } = usePolled(asked);
  // To the second: an end is told once.
  const now = useRun((status) => Math.floor(status.now / 1e6) * 1e6);
  if (value === null || !current || value.length === 0) return null;
  const links = untold(value, id).map((link) => told(link, words, now));
  return (
    <section className={style["why"]} aria-label={words("why.title")}>
      <h3>{words("why.title")}</h3>
      <ol>
        {links.map((link, i) => (
          // The place in the chain is the identity of a link.
          // eslint-disable-next-line react/no-array-index-key
          <li key={i} data-tone={link.tone}>
            <Link link={link} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Without what stands above already (how this thing is), and without the way to what the next link speaks of. */
function untold(links: readonly WhyLink[], id: string): readonly WhyLink[] {
  return links.filter((link, i) => {
    const next = links[i + 1];
    if (link.sort === "condition") return link.thing !== id || next === undefined;
    return link.sort !== "over" || next?.sort !== "condition" || next.thing !== link.to;
  });
}

const ICONS = { fault: "fault", act: "target", setting: "edit", link: "down" } as const satisfies Record<Told["tone"], IconName>;

function Link({ link }: { readonly link: Told }) {
  const words = useWords();
  const when = link.at === null ? null : shortClock(link.at);
  const drawn = link.things.filter((id) => [...scenario().nodes, ...scenario().routes].some((thing) => thing.id === id));
  const show = () => {
    select(drawn);
    requestAnimationFrame(() => reveal(drawn));
  };
  return (
    <button type="button" disabled={drawn.length === 0} onClick={show}>
      <Icon name={ICONS[link.tone]} size={12} />
      <span>
        {link.text}
        {link.ended === null ? null : <small> {words("why.ended", { at: shortClock(link.ended) })}</small>}
      </span>
      {when === null ? null : <time>{when}</time>}
    </button>
  );
}
