// A newer version of the studio that is ready is offered, never forced.
import { translate } from "../i18n/language.ts";
import { registerOffline } from "../offline/register-offline.ts";
import { toast } from "../widgets/toast.tsx";

export function offerUpdates(): void {
  registerOffline((take) =>
    toast({
      title: translate("shell.update"),
      icon: "restart",
      stays: true,
      key: "update",
      action: { label: translate("shell.reload"), onSelect: take },
    }),
  );
}
