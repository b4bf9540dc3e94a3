import { describe, expect, test } from "vitest";

import { languageIn, parseArguments } from "./arguments.ts";
import { catalogues } from "./words.ts";

const parse = (line: string) => parseArguments(line.split(" ").filter((word) => word !== ""));
const command = (line: string) => {
  const parsed = parse(line);
  return parsed.ok ? parsed.value : parsed.problems;
};

describe("arguments", () => {
  test("become a command, options before or after the file, with or without an equals sign", () => {
    const expected = {
      verb: "run",
      source: "shop.json",
      language: "zh",
      json: true,
      digest: false,
      seed: 9,
      until: "90s",
      metrics: "m.csv",
    };
    expect(command("run shop.json --seed 9 --until 90s --json --metrics m.csv --lang zh")).toEqual(expected);
    expect(command("run --seed=9 --until=90s --json --metrics=m.csv --lang=zh shop.json")).toEqual(expected);
  });

  test("of the other commands", () => {
    expect(command("check -")).toEqual({ verb: "check", source: "-", language: "en" });
    expect(command("open #s=1.abc")).toEqual({ verb: "open", source: "#s=1.abc", language: "en" });
    expect(command("link a.json --base https://example.org/x/")).toMatchObject({ verb: "link", base: "https://example.org/x/" });
    expect(command("schema")).toEqual({ verb: "schema", language: "en" });
    expect(command("run --help")).toEqual({ verb: "help", language: "en" });
  });

  test.each([
    ["", "noCommand"],
    ["walk a.json", "unknownCommand"],
    ["__proto__", "unknownCommand"],
    ["run", "noSource"],
    ["run a.json b.json", "tooManySources"],
    ["open", "noLink"],
    ["link", "noFile"],
    ["schema a.json", "sourceNotTaken"],
    ["run -x", "unknownOption"],
    ["run a.json --loud", "unknownOption"],
    ["run a.json --constructor", "unknownOption"],
    ["check a.json --json", "unknownOption"],
    ["run a.json --json=yes", "valueNotTaken"],
    ["run a.json --seed", "valueMissing"],
    ["run a.json --seed -1", "badSeed"],
    ["run a.json --seed 1.5", "badSeed"],
    ["run a.json --seed 4294967296", "badSeed"],
    ["run a.json --duration soon", "badDuration"],
    ["run a.json --until 0s", "badDuration"],
    ["run a.json --traces t.txt", "badEnding"],
    ["run a.json --metrics m.yaml", "badEnding"],
    ["run a.json --lang fr", "badLanguage"],
    ["link a.json --base ftp://x", "badBase"],
  ])("%j is refused as %s", (line, word) => {
    const parsed = parse(line);
    expect(parsed.ok ? "accepted" : parsed.problems.word).toBe(word);
  });

  test("are complained about in the language that they ask for", () => {
    expect(languageIn(["run", "--lang", "zh", "--loud"])).toBe("zh");
    expect(languageIn(["run", "--lang=zh"])).toBe("zh");
    expect(languageIn(["run", "--lang"])).toBe("en");
  });
});

test("both languages have the same placeholders in every sentence", () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted((a, b) => (a < b ? -1 : 1));
  const { en, zh } = catalogues;
  for (const word of Object.keys(en) as (keyof typeof en)[]) expect([word, placeholders(zh[word])]).toEqual([word, placeholders(en[word])]);
});
