// Deleting and duplicating what is selected, each as one step that can be taken back from the message about it.
import { duplicate, removeThings } from "../../engine/scenario/edits.ts";
import { commit, edit, scenario, undo } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { select } from "../view/view-store.ts";
import { toast } from "../widgets/toast.tsx";
import { thingName } from "./form/thing-names.ts";

export function deleteThings(ids: readonly string[]): void {
  const [first = ""] = ids;
  const title =
    ids.length === 1
      ? translate("inspector.deleted", { name: thingName(scenario(), first) })
      : translate("inspector.deletedSeveral", { count: ids.length });
  edit((document) => removeThings(document, ids));
  select([]);
  toast({ icon: "trash", title, key: "deleted", action: { label: translate("inspector.undo"), onSelect: undo } });
}

export function duplicateThings(ids: readonly string[]): void {
  const copy = duplicate(scenario(), ids);
  if (copy.ids.length === 0) return;
  commit(copy.scenario);
  select(copy.ids);
}
