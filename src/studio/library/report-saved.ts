// What a save came to, said where it was not what was expected; a plain save is silent.
import { translate } from "../i18n/language.ts";
import { toast } from "../widgets/toast.tsx";
import type { Saved } from "./library.ts";
import { saveDocument } from "./save-file.ts";

export function report(saved: Saved): void {
  if (saved.kind === "forked")
    toast({ title: translate("library.forked"), text: translate("library.forkedText"), mark: "degraded", stays: true, key: "library" });
  if (saved.kind === "full" || saved.kind === "failed") {
    toast({
      title: translate(saved.kind === "full" ? "library.full" : "library.notSaved"),
      text: saved.kind === "full" ? translate("library.fullText") : saved.message,
      mark: "failing",
      stays: true,
      key: "library",
      action: { label: translate("command.save"), onSelect: () => saveDocument() },
    });
  }
}
