// The badge of a route's breakers: the sign of the worst state, and of how many callers when there are several.
import { type Translate, useWords } from "../../i18n/language.ts";
import { BreakerMark } from "../../widgets/breaker-mark.tsx";
import { classes } from "../../widgets/classes.ts";
import type { BreakersSeen } from "./breaker-state.ts";

import styles from "./route.module.css";

const STATE = { closed: "CLOSED", open: "OPEN", "half-open": "HALF_OPEN" } as const;

/** How the badge is called: said of it, and shown where the pointer, which goes through it, meets the line. */
export function breakersName({ look, count, of }: BreakersSeen, words: Translate): string {
  const state = words(`breaker.state.${STATE[look]}`);
  return of === 1 ? words("canvas.breaker", { state }) : words("canvas.breakers", { state, count, of });
}

interface BreakerBadgeProps {
  readonly seen: BreakersSeen;
  readonly style: { readonly transform: string };
}
export function BreakerBadge({ seen, style }: BreakerBadgeProps) {
  const words = useWords();
  const { look, count, of } = seen;
  const many = of > 1 && look !== "closed";
  return (
    <div
      className={classes(styles["label"], styles["breaker"], many && styles["many"])}
      data-look={look}
      style={style}
      role="img"
      aria-label={breakersName(seen, words)}
    >
      <BreakerMark look={look} size={15} />
      {many ? `${count}/${of}` : null}
    </div>
  );
}
