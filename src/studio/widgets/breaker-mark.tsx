// A breaker as two contacts and the arm between them: level when closed, ajar when half-open, up when open. Shape and ring say it
// without the colour. Decorative: the word stands beside it, or `label` names it.
import { type MarkProps, named } from "./status-mark.tsx";

export type BreakerLook = "closed" | "half-open" | "open";

const COLOURS: Readonly<Record<BreakerLook, string>> = {
  closed: "var(--healthy)",
  "half-open": "var(--degraded)",
  open: "var(--failing-mid)",
};
const ARMS: Readonly<Record<BreakerLook, string>> = { closed: "M4 8H12", "half-open": "M4 8 11 5.6", open: "M4 8 10.2 3.2" };

export function BreakerMark({ look, size = 14, label }: MarkProps & { readonly look: BreakerLook }) {
  const colour = COLOURS[look];
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" {...named(label)}>
      <circle
        cx="8"
        cy="8"
        r="7.3"
        fill="var(--surface)"
        stroke={colour}
        strokeWidth="1.3"
        strokeDasharray={look === "half-open" ? "2.3 1.5" : undefined}
      />
      <path d={ARMS[look]} stroke={colour} strokeWidth="1.7" strokeLinecap="round" />
      <circle cx="4" cy="8" r="1.5" fill={colour} />
      <circle cx="12" cy="8" r="1.5" fill={colour} />
    </svg>
  );
}
