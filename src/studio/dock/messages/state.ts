// What there is to say of a topic or a group in words, beside its figures; the worst first.
import type { GroupView, TopicView } from "../../../engine/telemetry/views/messages-view.ts";
import { scenario } from "../../document/document-store.ts";
import type { Translate } from "../../i18n/language.ts";
import { count, tenths, whole } from "../../i18n/numbers.ts";
import { thingName } from "../../inspector/form/thing-names.ts";

type Said =
  | { readonly code: "turnedAway"; readonly rate: number }
  | { readonly code: "keeps" | "dead"; readonly count: number }
  | { readonly code: "paused"; readonly left: number }
  | { readonly code: "members"; readonly count: number; readonly service: string }
  | { readonly code: "nobody" | "noMembers" };
export type State = Said & { readonly bad: boolean };

export function topicState({ accepted, deadLetters, groups, rejectedRate }: TopicView): readonly State[] {
  return [
    ...(rejectedRate > 0 ? [{ code: "turnedAway", rate: rejectedRate, bad: true } as const] : []),
    ...(deadLetters === null ? [] : [{ code: "keeps", count: deadLetters, bad: deadLetters > 0 } as const]),
    ...(groups.length === 0 && deadLetters === null && accepted > 0 ? [{ code: "nobody", bad: true } as const] : []),
  ];
}
export function groupState({ deadLettered, dropped, members, pausedFor, service }: GroupView): readonly State[] {
  return [
    ...(members.length === 0 ? [{ code: "noMembers", bad: true } as const] : []),
    ...(pausedFor > 0 ? [{ code: "paused", left: pausedFor, bad: true } as const] : []),
    ...(members.length === 0 ? [] : [{ code: "members", count: members.length, service, bad: false } as const]),
    ...(deadLettered + dropped > 0 ? [{ code: "dead", count: deadLettered + dropped, bad: false } as const] : []),
  ];
}

export const stateWords = (states: readonly State[], words: Translate): string => states.map((state) => said(state, words)).join(" · ");
function said(state: State, words: Translate): string {
  switch (state.code) {
    case "turnedAway":
      return words("messages.turnedAway", { rate: Object.values(count(state.rate)).join("") });
    case "keeps":
    case "dead":
      return words(`messages.${state.code}`, { count: whole(state.count) });
    case "paused":
      return words("messages.paused", { time: tenths(state.left) });
    case "members":
      return words("messages.members", { count: whole(state.count), service: thingName(scenario(), state.service) });
    case "nobody":
    case "noMembers":
      return words(`messages.${state.code}`);
  }
}
