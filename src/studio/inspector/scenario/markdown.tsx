// A description as a person meant it: paragraphs, headings, lists, code, emphasis, links as text; the id of a node as its name. Built as elements, so no HTML of a document ever runs.
import { type ReactNode } from "react";

import { useDocument } from "../../document/document-store.ts";

import style from "./scenario.module.css";

interface Lines<K extends string> {
  readonly kind: K;
  readonly lines: readonly string[];
}
type Block = Lines<"text"> | Lines<"heading"> | Lines<"code"> | (Lines<"list"> & { readonly ordered: boolean });
const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;

export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let code: string[] | null = null;
  for (const line of text.replaceAll("\r", "").split("\n")) {
    if (/^\s*```/.test(line)) {
      if (code !== null) blocks.push({ kind: "code", lines: code });
      code = code === null ? [] : null;
    } else if (code !== null) code.push(line);
    else addLine(blocks, line);
  }
  if (code !== null) blocks.push({ kind: "code", lines: code });
  return blocks.filter((block) => block.kind === "code" || block.lines.length > 0);
}
function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1);
  const item = ITEM.exec(line);
  const heading = /^#{1,6}\s+(.*)$/.exec(line);
  if (line.trim() === "") blocks.push({ kind: "text", lines: [] });
  else if (heading) blocks.push({ kind: "heading", lines: [heading[1] ?? ""] });
  else if (item) {
    if (last?.kind === "list") blocks[blocks.length - 1] = { ...last, lines: [...last.lines, item[2] ?? ""] };
    else blocks.push({ kind: "list", ordered: item[1] !== undefined, lines: [item[2] ?? ""] });
  } else if (last?.kind === "text" || (last?.kind === "list" && /^\s{2,}/.test(line)))
    blocks[blocks.length - 1] = continued(last, line.trim());
  else blocks.push({ kind: "text", lines: [line.trim()] });
}
const continued = (block: Block, line: string): Block =>
  block.kind === "list"
    ? { ...block, lines: [...block.lines.slice(0, -1), `${block.lines.at(-1) ?? ""} ${line}`] }
    : { ...block, lines: [...block.lines, line] };

const INLINE = /(`[^`]+`)|(\*\*[^*]+\*\*|__[^_]+__)|(\*[^*\s][^*]*\*|\b_[^_\s][^_]*_\b)|\[([^\]]+)\]\(([^)\s]+)\)/g;
/** Emphasis, code, and a link as its text with its address behind. */
export function inline(text: string, nameOf: NameOf = none): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(bound(text.slice(end, match.index)));
    parts.push(marked(match, match.index, nameOf));
    end = match.index + match[0].length;
  }
  return [...parts, bound(text.slice(end))];
}
/** A number and its unit stay in one line. */
const bound = (text: string): string => text.replaceAll(/(\d) (?=(?:ms|s|min|MB|KB|%|秒|毫秒|条|个)(?![A-Za-z]))/g, "$1\u00A0");
/** What a thing of that id is called on its card; null: there is none, or it is called by its id. */
type NameOf = (id: string) => string | null;
const none: NameOf = () => null;
function marked([, code, strong, soft, link, address]: RegExpMatchArray, key: number, nameOf: NameOf): ReactNode {
  if (code !== undefined) {
    const name = nameOf(code.slice(1, -1));
    return name === null ? <code key={key}>{code.slice(1, -1)}</code> : <strong key={key}>{name}</strong>;
  }
  if (strong !== undefined) return <strong key={key}>{bound(strong.slice(2, -2))}</strong>;
  if (soft !== undefined) return <em key={key}>{soft.slice(1, -1)}</em>;
  return `${link ?? ""} (${address ?? ""})`;
}

export function Markdown({ text }: { readonly text: string }) {
  const nodes = useDocument((state) => state.scenario.nodes);
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? null;
  return (
    <div className={style["markdown"]}>
      {blocksOf(text).map((block, index) => (
        // Blocks have no other identity than their place.
        // eslint-disable-next-line react/no-array-index-key
        <BlockView key={index} block={block} nameOf={nameOf} />
      ))}
    </div>
  );
}
function BlockView({ block, nameOf }: { readonly block: Block; readonly nameOf: NameOf }) {
  if (block.kind === "code") return <pre>{block.lines.join("\n")}</pre>;
  if (block.kind === "heading") return <h3>{inline(block.lines[0] ?? "", nameOf)}</h3>;
  if (block.kind === "text") return <p>{inline(block.lines.join(" "), nameOf)}</p>;
  const List = block.ordered ? "ol" : "ul";
  return (
    <List>
      {block.lines.map((line, index) => (
        // eslint-disable-next-line react/no-array-index-key
        <li key={index}>{inline(line, nameOf)}</li>
      ))}
    </List>
  );
}
