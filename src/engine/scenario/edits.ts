// The door to every edit of a document: pure functions from a valid document to a valid document.
export * from "./clipboard.ts";
export * from "./edit-fields.ts";
export {
  addNode,
  GRID,
  moveNodes,
  nodeOf,
  type Point,
  positionOf,
  referencesTo,
  removeThings,
  renameId,
  type RenameCode,
} from "./edit-nodes.ts";
export { connect, type ConnectOptions, refusal, type RefusalCode } from "./edit-routes.ts";
export * from "./edit-timeline.ts";
export { namedBy, setTopics, type Topics } from "./edit-topics.ts";
export * from "./edit-zones.ts";
