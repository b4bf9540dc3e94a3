// Another seed: an edit of the document. The draws of a run that goes on are fixed, so it counts from the next reset, which is offered.
import { edit } from "../document/document-store.ts";
import { seeded } from "../document/scenario-edits.ts";
import { translate } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { runStore } from "../run/run-store.ts";
import { toast } from "../widgets/toast.tsx";

export function changeSeed(seed: number): void {
  edit((scenario) => seeded(scenario, seed));
  if (runStore.getState().now === 0) return;
  toast({
    title: translate("shell.seedLater", { seed }),
    icon: "new_seed",
    key: "seed",
    action: { label: translate("shell.resetNow"), onSelect: () => void controls.reset() },
  });
}
