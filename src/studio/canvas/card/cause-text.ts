// Why a node is in trouble, in at most 26 letters: one cause, in words, for the line at the foot of its card.
import type { Cause } from "../../../engine/telemetry/views/live.ts";
import type { ReasonCode } from "../../../engine/telemetry/views/reason.ts";
import type { Translate } from "../../i18n/language.ts";
import { clock, percent, type Quantity, whole } from "../../i18n/numbers.ts";

export const MOST_LETTERS = 26;

/** `name`: what people call the node with an id. `id`: the node that is in trouble. `callee`: the node to which a route leads. */
export function causeText(
  cause: Cause,
  id: string,
  words: Translate,
  name: (id: string) => string,
  callee?: (route: string) => string | null,
): string {
  switch (cause.code) {
    case "unreachable":
      if (cause.share < 1) return words("cause.unreachableShare", { share: written(percent(cause.share)) });
      return words("cause.unreachable");
    case "queueFull":
      return cause.down > 0 ? words("cause.queueFullDown", cause) : words("cause.queueFull");
    case "down":
      return words("cause.down", cause);
    case "ejected":
      return words("cause.ejected", cause);
    case "lagGrows":
      return fitted(name(cause.group), (group) => words("cause.lagGrows", { group }));
    case "stuckSagas":
      return words("cause.stuckSagas", { stuck: whole(cause.stuck) });
    case "stopped":
      return words("cause.stopped", { at: clock(cause.at).slice(0, -4) });
    case "errors":
      return errors(cause, id, words, name, callee);
    case "saturated":
      if (cause.busy >= cause.slots) return words("cause.allBusy", { waiting: whole(cause.waiting) });
      return words("cause.saturated", { busy: whole(cause.busy), slots: whole(cause.slots) });
    case "waits":
      return fitted(name(cause.callee), (callee) => words("cause.waits", { callee }));
    case "hangs":
      return words("cause.hangs", { hanging: cause.hanging, of: cause.of });
    case "slow":
      return fitted(name(cause.callee), (callee) => words("cause.slow", { share: written(percent(cause.share)), callee }));
  }
}
function errors(
  cause: Extract<Cause, { code: "errors" }>,
  id: string,
  words: Translate,
  name: (id: string) => string,
  callee: (route: string) => string | null = () => null,
): string {
  const share = written(percent(cause.share));
  if (cause.reason === null) return words("cause.errors", { share });
  const { code, at } = cause.reason;
  const late = code === "timeout" || code === "deadline" ? callee(at) : null;
  if (late !== null) return fitted(name(late), (where) => words("cause.timeoutsAt", { share, at: where }));
  if (at !== id && !OF_THE_CALL.has(code)) return fitted(name(at), (where) => words("cause.errorsAt", { share, at: where }));
  return fitted(words(`cause.reason.${code}`), (reason) => words("cause.errorsBy", { share, reason }));
}
/** What happens to a call is told by its name; what a node answered, by the node. */
const OF_THE_CALL: ReadonlySet<ReasonCode> = new Set([
  "timeout",
  "deadline",
  "patience",
  "abandoned",
  "breakerOpen",
  "ownRateLimit",
  "bulkheadFull",
  "bulkheadWait",
]);

const written = ({ number, unit }: Quantity): string => `${number} ${unit}`.trim();

/** The sentence with as much of the word as there is room for. */
function fitted(word: string, sentence: (word: string) => string): string {
  for (let length = word.length; length > 1; length--) {
    const text = sentence(length === word.length ? word : `${word.slice(0, length - 1)}…`);
    if (columns(text) <= MOST_LETTERS) return text;
  }
  return sentence("…");
}
/** A Chinese letter takes the room of two. */
export const columns = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
