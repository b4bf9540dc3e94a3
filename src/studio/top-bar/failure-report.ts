// The report of a failed engine: what reproduces it, and nothing else. It goes to the clipboard, nowhere beyond.
import type { RecordedRun, Scenario } from "../../engine/scenario/document.ts";
import type { Failure } from "../../worker/protocol.ts";
import { scenario } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { controls } from "../run/controls.ts";
import { toast } from "../widgets/toast.tsx";

/** `log` is null where the dead worker could not tell it any more. */
export function failureReport(failure: Failure, document: Scenario, run: RecordedRun | null): string {
  const { message, code, nodeId, seed, at } = failure;
  const report = {
    product: "Faultline",
    message,
    code,
    ...(nodeId === undefined ? {} : { nodeId }),
    seed,
    at,
    log: run?.log ?? null,
    start: run?.start ?? null,
    document,
  };
  return JSON.stringify(report, null, 2);
}

export async function copyReport(failure: Failure): Promise<void> {
  const run = await controls.recorded().catch(() => null);
  await navigator.clipboard.writeText(failureReport(failure, scenario(), run));
  toast({ title: translate("shell.reportCopied"), icon: "copy", key: "report" });
}
