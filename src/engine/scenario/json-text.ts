// Text to plain data: JSON with a limit of size and depth, and for what is no JSON the line, the column and what was expected.
// The engine's own error messages differ by browser and name no place; so the place is found by a walk of our own.
import { failure, type Result, success } from "../../base/result.ts";
import { LIMITS } from "./document.ts";
import { type Fault, shown } from "./problem.ts";

export const MOST_LEVELS = 100;

export function readJson(text: string): Result<unknown, Fault> {
  const bytes = text.length > LIMITS.textBytes ? text.length : utf8Bytes(text);
  if (bytes > LIMITS.textBytes) return failure({ code: "textTooLarge", values: { max: LIMITS.textBytes, found: bytes } });
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (isTooDeep(plain)) return failure({ code: "nesting", values: { max: MOST_LEVELS } });
  try {
    return success(JSON.parse(plain) as unknown);
  } catch {
    return failure(syntaxFault(plain));
  }
}

export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff && !(code >= 0xd800 && code < 0xe000) ? 2 : 1;
  }
  return bytes;
}

/** Counts brackets outside of texts; so a bomb of brackets never reaches a parser that recurses. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (sign === 0x22) quoted = !quoted;
    else if (quoted && sign === 0x5c) i++;
    else if (!quoted && (sign === 0x7b || sign === 0x5b) && ++depth > MOST_LEVELS) return true;
    else if (!quoted && (sign === 0x7d || sign === 0x5d)) depth--;
  }
  return false;
}

interface Cursor {
  readonly text: string;
  at: number;
  expected: string;
}
function syntaxFault(text: string): Fault {
  const cursor: Cursor = { text, at: 0, expected: "EOF" };
  if (readValue(cursor) && (skipSpace(cursor), cursor.at < text.length)) cursor.expected = "EOF";
  const before = text.slice(0, cursor.at);
  const line = before.split("\n").length;
  const values = { line, column: cursor.at - before.lastIndexOf("\n"), expected: cursor.expected };
  return {
    code: "syntax",
    values: { ...values, found: cursor.at < text.length ? shown(String.fromCodePoint(text.codePointAt(cursor.at) ?? 0)) : "EOF" },
  };
}

function skipSpace(cursor: Cursor): void {
  while (" \t\r\n".includes(cursor.text.charAt(cursor.at)) && cursor.at < cursor.text.length) cursor.at++;
}
/** Goes on over the sign when it is next; else remembers what was expected. */
function expect(cursor: Cursor, signs: string): boolean {
  skipSpace(cursor);
  const sign = cursor.text.charAt(cursor.at);
  if (sign !== "" && signs.includes(sign)) {
    cursor.at++;
    return true;
  }
  cursor.expected = signs.split("").join(" ");
  return false;
}
function readValue(cursor: Cursor): boolean {
  skipSpace(cursor);
  const sign = cursor.text.charAt(cursor.at);
  if (sign === "{") return readItems(cursor, "}", readMember);
  if (sign === "[") return readItems(cursor, "]", readValue);
  if (sign === '"') return readText(cursor);
  const plain = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![A-Za-z0-9_.])/y;
  plain.lastIndex = cursor.at;
  const match = plain.exec(cursor.text);
  cursor.at += match?.[0].length ?? 0;
  cursor.expected = '{ [ " 0–9 true false null';
  return match !== null;
}
function readItems(cursor: Cursor, end: string, read: (cursor: Cursor) => boolean): boolean {
  cursor.at++;
  skipSpace(cursor);
  if (cursor.text.charAt(cursor.at) === end) {
    cursor.at++;
    return true;
  }
  do {
    if (!read(cursor)) return false;
    skipSpace(cursor);
    if (cursor.text.charAt(cursor.at) === end) {
      cursor.at++;
      return true;
    }
  } while (expect(cursor, ","));
  cursor.expected = `, ${end}`;
  return false;
}
function readMember(cursor: Cursor): boolean {
  skipSpace(cursor);
  if (cursor.text.charAt(cursor.at) !== '"') {
    cursor.expected = '"';
    return false;
  }
  return readText(cursor) && expect(cursor, ":") && readValue(cursor);
}
function readText(cursor: Cursor): boolean {
  for (cursor.at++; cursor.at < cursor.text.length; cursor.at++) {
    const sign = cursor.text.charAt(cursor.at);
    if (sign === '"') return cursor.at++ >= 0;
    if (sign === "\\" && !skipsEscape(cursor)) return false;
    if (sign < " ") break;
  }
  cursor.expected = '"';
  return false;
}
function skipsEscape(cursor: Cursor): boolean {
  const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
  escape.lastIndex = cursor.at;
  const match = escape.exec(cursor.text);
  cursor.at += (match?.[0].length ?? 1) - 1;
  cursor.expected = String.raw`\" \\ \/ \b \f \n \r \t \u0000`;
  return match !== null;
}
