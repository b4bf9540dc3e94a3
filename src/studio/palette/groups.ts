// What the palette offers, group by group, filtered by what was typed. Names are those of the specs, found in both languages.
import type { FaultSpec } from "../../engine/faults/spec.ts";
import { FAULTS } from "../../engine/faults/specs.ts";
import type { FaultName } from "../../engine/faults/specs.ts";
import type { Label } from "../../engine/kinds/spec.ts";
import { type Kind, KINDS } from "../../engine/kinds/specs.ts";
import { faultLabel, kindLabel } from "../canvas/acts/labels.ts";
import { useWords } from "../i18n/language.ts";
import type { IconName } from "../widgets/icons.tsx";
import { OTHER_NAMES } from "./other-names.ts";

export type Thing = { readonly kind: Kind } | { readonly fault: FaultName };
export interface Entry {
  readonly id: string;
  readonly thing: Thing;
  readonly label: string;
  readonly icon: IconName;
}
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly Entry[];
}

const GROUPS = ["traffic", "compute", "data", "control", "grouping"] as const;
const found = ({ label: { en, zh } }: { readonly label: Label }, typed: string, name: string): boolean =>
  [name, en, zh, OTHER_NAMES[name as Kind | FaultName] ?? ""].some((label) => label.toLowerCase().includes(typed.trim().toLowerCase()));

export function useComponents(typed: string): readonly Group[] {
  const words = useWords();
  return GROUPS.map((group) => ({
    id: group,
    label: words(`palette.group.${group}`),
    entries: KINDS.filter((spec) => spec.group === group && found(spec, typed, spec.kind)).map((spec): Entry => ({
      id: spec.kind,
      thing: { kind: spec.kind },
      label: kindLabel(spec.kind),
      icon: spec.kind,
    })),
  })).filter((group) => group.entries.length > 0);
}

export function useFaults(typed: string): readonly Group[] {
  const words = useWords();
  const offered = FAULTS.filter((spec) => found(spec, typed, spec.fault));
  const entry = (spec: (typeof FAULTS)[number]): Entry => ({
    id: spec.fault,
    thing: { fault: spec.fault },
    label: faultLabel(spec.fault),
    icon: spec.fault,
  });
  const groupOf = ({ on, kinds }: FaultSpec) =>
    on.length === 0
      ? "between"
      : on.every((place) => place === "zone")
        ? "zones"
        : on.includes("route")
          ? "both"
          : kinds?.every((kind) => kind === "client") === true
            ? "clients"
            : "nodes";
  const inGroup = (group: string) => offered.filter((spec) => groupOf(spec as unknown as FaultSpec) === group).map(entry);
  return [
    { id: "both", label: words("palette.onBoth"), entries: inGroup("both") },
    { id: "nodes", label: words("palette.onNodes"), entries: inGroup("nodes") },
    { id: "zones", label: words("palette.onZones"), entries: inGroup("zones") },
    { id: "clients", label: words("palette.onClients"), entries: inGroup("clients") },
    { id: "between", label: words("palette.betweenSets"), entries: inGroup("between") },
  ].filter((group) => group.entries.length > 0);
}
