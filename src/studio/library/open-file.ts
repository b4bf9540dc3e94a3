// Opening a file: chosen in the browser's dialog, or dropped on the page.
import { LIMITS } from "../../engine/scenario/document.ts";
import { problemAt } from "../../engine/scenario/problem.ts";
import { openScenario, type Opening } from "./open.ts";
import { readText } from "./read-text.ts";
import { refuse, type Refused } from "./refused.ts";

/** From anywhere: opens it or says what is wrong. True: it was opened. */
export async function openText(text: string, source: Refused["source"], name: string, opening: Opening = { runs: true }): Promise<boolean> {
  const read = await readText(text);
  if (read.ok) openScenario(read.value, opening);
  else refuse({ source, name, problems: read.problems });
  return read.ok;
}

export async function openFile(file: File): Promise<void> {
  // A film that was dropped by mistake is not read at all.
  const found = file.size;
  if (found > LIMITS.textBytes) {
    return refuse({ source: "file", name: file.name, problems: [problemAt("", "textTooLarge", { max: LIMITS.textBytes, found })] });
  }
  await openText(await file.text(), "file", file.name);
}

export function chooseFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) void openFile(file);
  });
  input.click();
}

/** Files dropped anywhere on the page open; other things that are dragged are left to their rooms. */
export function acceptDrops(page: Window): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  page.addEventListener("dragover", (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  page.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void openFile(file);
  });
}
