// Text in columns for a terminal: the first column to the left, numbers to the right. A Chinese character is two cells wide.

export type Cell = string | number | null;

export function columns(rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => row.map(cell));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => width(row[column] ?? ""))));
  return texts.map((row) =>
    row
      .map((text, column) => {
        const space = " ".repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
        return column === 0 ? text + space : space + text;
      })
      .join("  ")
      .trimEnd(),
  );
}

function cell(value: Cell): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

function width(text: string): number {
  let cells = 0;
  for (const character of text)
    cells += /[\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(character) ? 2 : 1;
  return cells;
}
