// Where on the page a node or route is drawn, for what opens beside it.
import type { At } from "./asking.ts";
import { canvasElement } from "./handle.ts";

export function placeOnPage(id: string): At {
  const element = canvasElement()?.querySelector(
    `.react-flow__node[data-id="${CSS.escape(id)}"], .react-flow__edge[data-id="${CSS.escape(id)}"]`,
  );
  const { left, top, right, bottom } = (element ?? canvasElement() ?? document.body).getBoundingClientRect();
  return element?.classList.contains("react-flow__node") === true
    ? { x: left + 16, y: bottom }
    : { x: (left + right) / 2, y: (top + bottom) / 2 };
}
