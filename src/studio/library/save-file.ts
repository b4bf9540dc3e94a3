// The document as a file, or as text in the clipboard; with the run, if that is asked for.
import type { Scenario } from "../../engine/scenario/document.ts";
import { writeScenario } from "../../engine/scenario/write-scenario.ts";
import { scenario, withoutRun } from "../document/document-store.ts";
import { translate } from "../i18n/language.ts";
import { size } from "../i18n/sizes.ts";
import { controls } from "../run/controls.ts";
import { toast } from "../widgets/toast.tsx";

/** A file name of any script, without what file systems refuse. */
export function fileName(document: Scenario, ending = ".json"): string {
  const name = (document.name ?? "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase()
    .slice(0, 60);
  return `${name === "" ? "scenario" : name}${ending}`;
}

export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin the download only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export function saveDocument(document: Scenario = withoutRun(scenario())): void {
  const text = writeScenario(document);
  download(text, fileName(document));
  toast({ title: translate("library.saved"), detail: size(text.length), icon: "save", key: "saved" });
}

/** The document with the run so far in it. */
export async function withRun(): Promise<Scenario> {
  const run = await controls.recorded();
  return { ...scenario(), run };
}
export async function saveRun(): Promise<void> {
  saveDocument(await withRun());
}

export async function copyDocument(): Promise<void> {
  const text = writeScenario(withoutRun(scenario()));
  await copyText(text, translate("library.copied"));
}

/** Says so either way: a browser may refuse the clipboard. */
export async function copyText(text: string, title: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    toast({ title: translate("library.noClipboard"), mark: "degraded", key: "copied" });
    return false;
  }
  toast({ title, detail: size(text.length), icon: "copy", key: "copied" });
  return true;
}
