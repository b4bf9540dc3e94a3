// An act on the running system, done now; what the engine refuses is said in a message, not swallowed.
import { translate } from "../i18n/language.ts";
import { type ActNow, controls } from "../run/controls.ts";
import { toast } from "../widgets/toast.tsx";

export function perform(act: ActNow): void {
  const refused = (text: string) => toast({ mark: "failing", title: translate("inspector.actRefused"), text });
  controls.act(act).then(
    (failure) => {
      if (failure?.code === "document") inVain(act);
      else if (failure !== null) refused(failure.message);
    },
    (error: unknown) => refused(error instanceof Error ? error.message : String(error)),
  );
}

/** There was nothing for it to act on. */
function inVain(act: ActNow): void {
  const text = translate(act.do === "rollback" ? "inspector.noVersionBefore" : "inspector.nothingToActOn");
  toast({ mark: "degraded", key: "refused", title: translate("inspector.actRefused"), text });
}
