// The templates by group, in the order of the start page; narrowed to those whose title or summary has what was typed, in either language.
import { TEMPLATE_GROUPS, type Template } from "../../engine/scenario/templates/index.ts";

export type GroupName = keyof typeof TEMPLATE_GROUPS;
export interface TemplateGroup {
  readonly name: GroupName;
  readonly templates: readonly Template[];
}
const NAMES = Object.keys(TEMPLATE_GROUPS) as readonly GroupName[];

export function templateGroups(typed: string): readonly TemplateGroup[] {
  const wanted = typed.trim().toLowerCase();
  const fits = ({ summary, title }: Template): boolean =>
    [title.en, title.zh, summary.en, summary.zh].some((text) => text.toLowerCase().includes(wanted));
  return NAMES.map((name) => ({ name, templates: (TEMPLATE_GROUPS[name] as readonly Template[]).filter(fits) })).filter(
    ({ templates }) => templates.length > 0,
  );
}
