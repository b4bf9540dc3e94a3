// A document made small for a link: no defaults, references as places in the lists, positions as steps of the grid in a row.
// Packed documents still have keys, so that the format may grow; unpacking stands any shape, what comes out is parsed as all else.
import { FORMAT, type Scenario } from "./document.ts";
import { GRID, positionOf } from "./edit-nodes.ts";
import { isJson, type Json, own } from "./places.ts";
import { mapMentions, type Mention } from "./references.ts";
import { partsOf } from "./topics.ts";
import { withoutDefaults } from "./write-scenario.ts";

export function packed(scenario: Scenario): Json {
  const { run, ...document } = withoutDefaults(scenario);
  const design = packedDesign(document);
  if (run === undefined) return design;
  const start = packedDesign(withoutDefaults(run.start));
  const isSame = JSON.stringify(start) === JSON.stringify(design);
  return { ...design, run: { ...(isSame ? {} : { start }), log: run.log, until: run.until } };
}

function packedDesign(scenario: Scenario): Json {
  const places = new Map([...scenario.nodes, ...scenario.routes].map((thing, index) => [thing.id, String(index)]));
  const { format: _format, layout, ...rest } = mapMentions(scenario, (mention) => shortened(mention, places));
  const routes = rest.routes.map(({ id, ...route }, index) => (id === routeId(index) ? route : { id, ...route }));
  if (layout !== undefined && Object.values(layout).some((at) => at.length > 2)) return { ...rest, routes, layout };
  const positions = layout === undefined ? undefined : scenario.nodes.map(({ id }) => positionOf(scenario, id)?.map(inGrid) ?? [null]);
  return { ...rest, routes, ...(positions ? { layout: positions.flat() } : {}) };
}
const routeId = (index: number): string => `r${index + 1}`;
const inGrid = (pixels: number): number => Math.round(pixels / GRID) + 0;

function shortened({ refers, value, holder }: Mention, places: ReadonlyMap<string, string>): string {
  if (refers === "endpoint" || refers === "fault") return value;
  const [thing, topic] = partsOf(value);
  if (refers !== "instance") return (places.get(thing) ?? thing) + topic;
  const target = own(holder, "target");
  return typeof target === "string" && value.startsWith(`${target}-`) && places.has(target)
    ? (places.get(target) ?? "") + value.slice(target.length)
    : value;
}

/** Of whatever came out of a link, the document that was packed; what is no packed document stays as it is, to be refused by parsing. */
export function unpacked(data: unknown): unknown {
  if (!isJson(data)) return data;
  const { run, ...design } = data;
  const document = unpackedDesign(design);
  if (!isJson(run)) return run === undefined ? document : { ...document, run };
  const start = own(run, "start");
  return { ...document, run: { ...run, start: isJson(start) ? unpackedDesign(start) : document } };
}

function unpackedDesign(design: Json): Json {
  const nodes = listOf(design, "nodes");
  const routes = listOf(design, "routes").map((route, index) =>
    isJson(route) && !Object.hasOwn(route, "id") ? { id: routeId(index), ...route } : route,
  );
  const ids = [...nodes, ...routes].map((thing) => (isJson(thing) ? own(thing, "id") : undefined));
  const whole = { ...design, ...(Array.isArray(own(design, "routes")) ? { routes } : {}) };
  return {
    format: FORMAT,
    ...mapMentions(whole, (mention) => lengthened(mention, ids)),
    ...layoutOf(own(design, "layout"), ids.slice(0, nodes.length)),
  };
}
function listOf(design: Json, list: string): readonly unknown[] {
  const found = own(design, list);
  return Array.isArray(found) ? found : [];
}
/** No id begins with a digit. */
function lengthened({ refers, value }: Mention, ids: readonly unknown[]): string {
  if (refers === "endpoint" || refers === "fault") return value;
  const [, index = "", rest = ""] = /^([0-9]{1,6})(-[0-9]+|\/.*)?$/.exec(value) ?? [];
  const id = index === "" ? undefined : ids[Number(index)];
  return typeof id === "string" ? id + rest : value;
}
/** A null where a node has no position, else its two numbers; an ordinary layout passes as it is. */
function layoutOf(layout: unknown, ids: readonly unknown[]): Json {
  if (!Array.isArray(layout)) return layout === undefined ? {} : { layout };
  const positions: [string, readonly unknown[]][] = [];
  let at = 0;
  for (const id of ids) {
    const [x, y] = [layout[at] as unknown, layout[at + 1] as unknown];
    if (typeof x === "number" && typeof id === "string") positions.push([id, [x * GRID, typeof y === "number" ? y * GRID : y]]);
    at += typeof x === "number" ? 2 : 1;
  }
  return { layout: Object.fromEntries(positions) };
}
