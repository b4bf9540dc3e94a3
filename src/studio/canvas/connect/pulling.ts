// Pulling wires, by dragging or by two clicks: what React Flow tells of it becomes routes, or a question where it ended.
import type { FinalConnectionState, IsValidConnection, OnConnect, OnConnectEnd, OnConnectStart } from "reactflow";

import { refusal } from "../../../engine/scenario/edits.ts";
import { scenario } from "../../document/document-store.ts";
import { type At, ask } from "../asking.ts";
import { toCanvas } from "../handle.ts";
import { placeOnPage } from "../place-on-page.ts";
import type { RouteEdge } from "../route/route-line.tsx";
import { tryConnect } from "./connect.ts";
import { endsOf, pull, type Pulled } from "./connecting.ts";

const onConnectStart: OnConnectStart = (_event, { nodeId, handleType }) => {
  if (nodeId !== null && handleType !== null) pull({ id: nodeId, end: handleType });
};
const onConnect: OnConnect = ({ source, target }) => tryConnect(source, target, placeOnPage(target));
const onConnectEnd: OnConnectEnd = (event, state) => {
  pull(null);
  if (state.isValid !== true) letGo(pointOf(event), state);
};
const isValidConnection: IsValidConnection<RouteEdge> = ({ source, target }) => refusal(scenario(), source, target) === null;

/** React Flow's properties for it; the same functions always. */
export const PULLING = {
  onConnect,
  onConnectStart,
  onConnectEnd,
  onClickConnectStart: onConnectStart,
  onClickConnectEnd: () => pull(null),
  isValidConnection,
};

function pointOf(event: MouseEvent | TouchEvent): At {
  const touch = "changedTouches" in event ? event.changedTouches[0] : event;
  return touch === undefined ? { x: 0, y: 0 } : { x: touch.clientX, y: touch.clientY };
}
/** On a card its whole face counts; on the empty board it is asked what shall be there. */
function letGo(at: At, state: FinalConnectionState): void {
  const end = state.fromHandle;
  if (end === null) return;
  const pulled: Pulled = { id: end.nodeId, end: end.type };
  const under = document.elementFromPoint(at.x, at.y);
  const node = under?.closest(".react-flow__node")?.getAttribute("data-id");
  if (node) {
    if (node !== pulled.id) tryConnect(...endsOf(pulled, node), at);
    return;
  }
  const place = under?.closest(".react-flow__pane") ? toCanvas(at.x, at.y) : null;
  if (place !== null) ask({ ask: "follow", at, pulled, place });
}
