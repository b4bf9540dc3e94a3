import { expect, test, vi } from "vitest";

import { toast } from "../widgets/toast.tsx";
import { followLanguage } from "./language-choice.ts";
import { setView } from "./view-store.ts";

vi.mock("../widgets/toast.tsx", () => ({ toast: vi.fn<typeof toast>() }));
vi.mock("../../engine/words/zh.ts", () => ({
  get zh(): never {
    throw new Error("no network");
  },
}));

test("a language whose words cannot be fetched is told of, and the shown one stays", async () => {
  const { language, showForms } = await import("../i18n/language.ts");
  await followLanguage(() => "en-GB");
  await showForms();
  setView({ language: "zh" });
  await vi.waitFor(() => expect(toast).toHaveBeenCalledWith(expect.objectContaining({ title: "The language could not be loaded" })));
  expect(language()).toBe("en");
});
