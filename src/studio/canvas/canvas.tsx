// The drawing board: React Flow with our cards and routes, its tools, and what a person may do with it.
// The document is drawn, never held: every gesture becomes an edit of it, one step each.
import "reactflow/dist/style.css";
import { useEffect, useMemo, useRef, useState } from "react";
import {
  Background,
  BackgroundVariant,
  type EdgeTypes,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStoreApi,
} from "reactflow";

import { GRID } from "../../engine/scenario/edits.ts";
import { scenario, useDocument } from "../document/document-store.ts";
import { useWords } from "../i18n/language.ts";
import { editSubject } from "./acts/editing.ts";
import { ariaLabels } from "./aria-labels.ts";
import type { CanvasNode } from "./canvas-node.ts";
import { NodeCard } from "./card/node-card.tsx";
import { useIsConnecting } from "./connect/connecting.ts";
import { PULLING } from "./connect/pulling.ts";
import { PulledWire } from "./connect/wire.tsx";
import { Legend } from "./dots/legend.tsx";
import { DotOverlay } from "./dots/overlay.tsx";
import { EmptyCanvas } from "./empty-canvas.tsx";
import { Overview } from "./floating/overview.tsx";
import { ZoomBar } from "./floating/zoom-bar.tsx";
import { levelOf } from "./flow-level.ts";
import { captionSize, causeSize } from "./geometry/card-size.ts";
import { fit, fitPadding, mount, zoomTo } from "./handle.ts";
import { Questions } from "./menu/questions.tsx";
import { menuHandlers, useLongPress } from "./menu/use-menus.ts";
import { Registrations } from "./registrations/registrations.tsx";
import { type RouteEdge, RouteLine } from "./route/route-line.tsx";
import { useElements } from "./use-elements.ts";
import { useKeys } from "./use-keys.ts";
import { ZoneGroup } from "./zone/zone-group.tsx";

import styles from "./canvas.module.css";

const nodeTypes: NodeTypes = { card: NodeCard, zone: ZoneGroup };
const edgeTypes: EdgeTypes = { route: RouteLine };
const SNAP: [number, number] = [GRID, GRID];
const PAN_BUTTONS = [0, 1];
const SEVERAL = ["Shift", "Meta", "Control"];
const FURTHEST = 0.1;
/** A small screen shows a part whose names can be read rather than the whole. */
const NAMES_READ = 0.75;
const LOOKING = { nodesDraggable: false, nodesConnectable: false } as const;
/** From here on only what is in view is drawn. */
const MANY = 200;

/** `watching`: it is looked at and not edited, as on a narrow screen. */
export function Canvas({ watching = false }: { readonly watching?: boolean }) {
  return (
    <ReactFlowProvider>
      <Board watching={watching} />
    </ReactFlowProvider>
  );
}

function Board({ watching }: { readonly watching: boolean }) {
  const words = useWords();
  const labels = useMemo(() => ariaLabels(words), [words]);
  const { nodes, edges, lines, onNodesChange, onEdgesChange, onDragStart, onDragStop } = useElements(watching ? "down" : "across");
  const connecting = useIsConnecting();
  const room = useRef<HTMLDivElement>(null);
  const [wasDrawn] = useState(nodes.length > 0); // React Flow would fit anew whenever this became true
  useMounted(room, watching, nodes.length > 0);
  useStyleVariables(room);
  useKeys(room);
  useLongPress(room, !watching);
  return (
    <div ref={room} tabIndex={-1} className={styles["canvas"]} data-connecting={connecting ? "" : undefined}>
      <ReactFlow<CanvasNode, RouteEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={onDragStart}
        onNodeDragStop={onDragStop}
        onSelectionDragStart={onDragStart}
        onSelectionDragStop={onDragStop}
        onNodeDoubleClick={editSubject}
        {...menuHandlers(!watching)}
        {...(watching ? LOOKING : PULLING)}
        connectionLineComponent={PulledWire}
        connectionRadius={28}
        ariaLabelConfig={labels}
        snapToGrid
        snapGrid={SNAP}
        fitView={wasDrawn}
        fitViewOptions={{ padding: fitPadding(watching), maxZoom: 1 }}
        attributionPosition="bottom-center"
        minZoom={FURTHEST}
        maxZoom={2}
        panOnDrag={PAN_BUTTONS}
        panActivationKeyCode={null}
        deleteKeyCode={null}
        multiSelectionKeyCode={SEVERAL}
        zoomOnDoubleClick={false}
        elevateNodesOnSelect={false}
        elevateEdgesOnSelect={false}
        onlyRenderVisibleElements={nodes.length >= MANY}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={2} color="var(--canvas-dot)" />
        <Overview />
        <Registrations />
        <DotOverlay lines={lines} />
      </ReactFlow>
      <Legend />
      <ZoomBar />
      {nodes.length === 0 && !watching ? <EmptyCanvas /> : null}
      <Questions />
    </div>
  );
}

/** Says where the canvas is, and looks at the whole of each scenario that is opened. */
function useMounted(room: React.RefObject<HTMLElement | null>, watching: boolean, isDrawn: boolean): void {
  const flow = useReactFlow<CanvasNode, RouteEdge>();
  const entry = useDocument((state) => state.entry);
  useEffect(
    () => (room.current === null ? undefined : mount(flow, room.current, watching ? NAMES_READ : FURTHEST, watching)),
    [flow, room, watching],
  );
  const looked = useRef<string | null>(null);
  useEffect(() => {
    if (looked.current === entry) return; // what is drawn onto a blank canvas stays where it was dropped
    const isBlank = scenario().nodes.length === 0;
    const asked = requestAnimationFrame(() => {
      if (isBlank || isDrawn) looked.current = entry;
      if (isBlank) zoomTo(1);
      else fit();
    });
    return () => cancelAnimationFrame(asked);
  }, [entry, isDrawn]);
}
/** What the style sheet must know: the zoom, so that chips and marks keep their size on the screen, and how wide the font runs. */
function useStyleVariables(room: React.RefObject<HTMLElement | null>): void {
  const flow = useStoreApi();
  useEffect(() => {
    let told = 0;
    const tell = () => {
      const zoom = flow.getState().transform[2];
      if (zoom === told) return;
      told = zoom;
      room.current?.style.setProperty("--zoom", String(zoom));
      room.current?.style.setProperty("--caption", `${captionSize(zoom)}px`);
      room.current?.style.setProperty("--label-scale", levelOf(zoom) === "chip" ? String(0.9 / zoom) : "1");
    };
    tell();
    room.current?.style.setProperty("--cause-size", `${causeSize()}px`);
    return flow.subscribe(tell);
  }, [flow, room]);
}
