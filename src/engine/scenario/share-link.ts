// A scenario as the part of a link after #, and back: `#s=1.` and the packed document, deflated, as base64url.
// A link comes from anywhere: it is unpacked within a limit, and then parsed like every other document.
import { failure, type Result } from "../../base/result.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { deflate, inflate } from "./deflate.ts";
import { LIMITS, type Scenario } from "./document.ts";
import { readJson } from "./json-text.ts";
import { packed, unpacked } from "./packed.ts";
import { parseScenario } from "./parse-scenario.ts";
import { type Problem, problemAt, type ProblemCode, type ProblemValues, shown } from "./problem.ts";

const MARK = "#s=";
/** Version of the packing; another one is another way of packing, not another format of the document. */
const VERSION = 1;

/** `#s=1.…`, to be put after the address of the page. */
export const encodeLink = async (scenario: Scenario): Promise<string> =>
  `${MARK}${VERSION}.${toBase64url(await deflate(JSON.stringify(packed(scenario))))}`;

/** @param link the whole address, or its part from `#` */
export async function decodeLink(link: string): Promise<Result<Scenario, readonly Problem[]>> {
  const at = link.indexOf(MARK);
  const [, version = "", payload = ""] = /^([0-9]{1,9})\.(.*)$/s.exec(at < 0 ? "" : link.slice(at + MARK.length).trimEnd()) ?? [];
  if (at < 0) return refused("linkNotOne");
  if (Number(version) > VERSION) return refused("linkNewer", { found: shown(`${MARK}${version}.`) });
  if (payload.length > LIMITS.textBytes * 2) return refused("linkTooLarge", { max: LIMITS.textBytes });
  const bytes = Number(version) === VERSION ? fromBase64url(payload) : null;
  if (bytes === null || bytes.length === 0) return refused("linkCut");
  return readPacked(await inflate(bytes, LIMITS.textBytes));
}

function readPacked(text: Result<string, "broken" | "tooLarge">): Result<Scenario, readonly Problem[]> {
  if (!text.ok) return text.problems === "broken" ? refused("linkCut") : refused("linkTooLarge", { max: LIMITS.textBytes });
  const data = readJson(text.value);
  return data.ok ? parseScenario(unpacked(data.value)) : refused("linkContent");
}
const refused = (code: ProblemCode, values: ProblemValues = {}): Result<Scenario, readonly Problem[]> =>
  failure([problemAt("", code, values)]);
