// What React Flow is given to draw as nodes: cards, and the groups that zones are.
import type { CardNode } from "./card/node-card.tsx";
import type { ZoneNode } from "./zone/zone-group.tsx";

export type CanvasNode = CardNode | ZoneNode;
