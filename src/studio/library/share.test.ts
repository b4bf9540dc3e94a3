import { expect, test } from "vitest";

import { encodeLink } from "../../engine/scenario/share-link.ts";
import { blank, named, seeded } from "../document/scenario-edits.ts";
import { linkIn, readDocument, readText } from "./read-text.ts";
import { fileName } from "./save-file.ts";
import { linkFor } from "./share.ts";

const scenario = seeded(named(blank(), "Black Friday, 2nd try"), 7);

test("a link that is copied opens as the same scenario, with words around it too", async () => {
  const link = linkFor("https://faultline.example/play/?x=1#old", await encodeLink(scenario));
  expect(link).toMatch(/^https:\/\/faultline\.example\/play\/\?x=1#s=1\./);
  expect(await readText(link)).toEqual({ ok: true, value: scenario });
  expect(await readText(`Look (${link}) here.`)).toEqual({ ok: true, value: scenario });
});

test("JSON opens as JSON, even if it speaks of a link", async () => {
  const told = { ...scenario, description: "see #s=1.abc" };
  expect(await readText(JSON.stringify(told))).toEqual({ ok: true, value: told });
  expect(readDocument(told)).toEqual({ ok: true, value: told });
});

test("a cut link and broken text say what is wrong", async () => {
  const link = await encodeLink(scenario);
  expect((await readText(link.slice(0, -9))).ok).toBe(false);
  expect((await readText("{")).ok).toBe(false);
  expect((await readText("hello")).ok).toBe(false);
  expect(linkIn("hello")).toBeNull();
});

test("a file is named after its scenario, in any script", () => {
  expect(fileName(scenario)).toBe("black-friday-2nd-try.json");
  expect(fileName(named(blank(), "支付 / 退款"))).toBe("支付-退款.json");
  expect(fileName(named(blank(), "../../etc"))).toBe("etc.json");
  expect(fileName(blank())).toBe("scenario.json");
});
