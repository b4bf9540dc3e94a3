// The second pass over configurations: whose documents they are, what their keys are bound to, and what acts and faults set.
import { bindingOf, configurableFields, settingFault } from "./config-keys.ts";
import { type Drawing, drawingOf, textOf, type Thing, things } from "./drawing.ts";
import { eachStep } from "./effect-names.ts";
import { isJson, type Json, own, type Place } from "./places.ts";
import type { Report } from "./problem.ts";

export function checkConfigurations(document: Json, report: Report): void {
  const drawing = drawingOf(document);
  const configs = things(document, "nodes").filter(({ value }) => own(value, "kind") === "config");
  for (const { place, value } of configs) checkDocuments(value, place, drawing, report);
  const validates = configs.every(({ value }) => own(value, "validate") !== false);
  checkFlags(document, drawing, configs, report);
  for (const { place, value } of things(document, "timeline")) {
    const isFault = own(value, "fault") === "bad-config";
    if (own(value, "do") !== "config" && !isFault) continue;
    if (configs.length === 0) report(place, "noConfig", {}, "warning");
    const settings = own(value, "set");
    const target = textOf(value, "target");
    if (isJson(settings) && target !== undefined)
      checkSettings(
        settings,
        [...place, "set"],
        { service: target, drawing, told: isFault ? "let" : validates ? "refused" : "let" },
        report,
      );
  }
}

/** Those of one server. */
export function checkDocuments(node: Json, place: Place, drawing: Drawing, report: Report): void {
  const told = own(node, "validate") === false ? "slips" : "error";
  const first = new Map<string, number>();
  for (const { place: within, value } of things(node, "documents")) {
    const at: Place = [...place, ...within];
    const service = textOf(value, "service");
    if (service === undefined || !drawing.nodes.has(service)) continue;
    const kind = textOf(drawing.nodes.get(service)?.value ?? {}, "kind") ?? "";
    if (configurableFields(kind) === undefined) {
      report([...at, "service"], "notConfigurable", { found: service, kind });
      continue;
    }
    const before = first.get(service);
    if (before !== undefined) report([...at, "service"], "secondDocument", { found: service, first: before + 1 });
    else first.set(service, first.size);
    const settings = own(value, "values");
    if (isJson(settings)) checkSettings(settings, [...at, "values"], { service, drawing, told }, report);
  }
}

interface Setting {
  readonly service: string;
  readonly drawing: Drawing;
  /** Of documents: they are wrong with a value out of range, or only with a key that is none. Of acts: it will be refused, or let through. */
  readonly told: "error" | "slips" | "refused" | "let";
}
function checkSettings(settings: Json, place: Place, { service, drawing, told }: Setting, report: Report): void {
  const kind = textOf(drawing.nodes.get(service)?.value ?? {}, "kind") ?? "";
  if (configurableFields(kind) === undefined) return;
  for (const [key, value] of Object.entries(settings)) {
    const at: Place = [...place, key];
    const binding = bindingOf(kind, key);
    const fault = settingFault(kind, key, value);
    const isSlip = fault?.code === "unknownSetting" || fault?.code === "unknownSettingNear";
    if (fault !== null && (isSlip || told === "error"))
      report(at, fault.code, fault.values, told === "error" || told === "slips" ? "error" : "warning");
    else if (fault !== null && told === "refused") report(at, "willBeRefused", {}, "warning");
    if (binding?.sort !== "route") continue;
    // What is drawn may change, and the settings stay: no more than a warning.
    const route = drawing.drawn.get(service)?.get(binding.callee);
    if (route === undefined) report(at, "settingOfNoRoute", { found: binding.callee, from: service }, "warning");
    else if (binding.name === "attempts" && Object.hasOwn(route.value, "hedge"))
      report(at, "attemptsOfHedge", { found: binding.callee }, "warning");
  }
}

/** Flags that nobody sets, and those for which nobody asks: one is always off, the other does nothing. */
function checkFlags(document: Json, drawing: Drawing, configs: readonly Thing[], report: Report): void {
  const set = new Map<string, Place>();
  const put = (service: string | undefined, settings: unknown, place: Place) => {
    const kind = textOf(drawing.nodes.get(service ?? "")?.value ?? {}, "kind") ?? "";
    for (const key of isJson(settings) ? Object.keys(settings) : [])
      if (bindingOf(kind, key)?.sort === "flag" && !set.has(`${service} ${key}`)) set.set(`${service} ${key}`, [...place, key]);
  };
  for (const { place, value } of configs)
    for (const { place: within, value: entry } of things(value, "documents"))
      put(textOf(entry, "service"), own(entry, "values"), [...place, ...within, "values"]);
  for (const { place, value } of things(document, "timeline")) put(textOf(value, "target"), own(value, "set"), [...place, "set"]);
  const asked = new Set<string>();
  for (const { place, value } of things(document, "nodes"))
    eachStep(value, place, (step, at) => {
      const flag = textOf(step, "flag");
      if (flag === undefined) return;
      const name = `${textOf(value, "id") ?? ""} ${flag}`;
      asked.add(name);
      if (!set.has(name)) report([...at, "flag"], "flagNeverSet", { found: flag }, "warning");
    });
  for (const [name, place] of set) if (!asked.has(name)) report(place, "flagUnasked", {}, "warning");
}
