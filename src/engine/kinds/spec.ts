// What a kind of node is on paper: its place in the palette, its ports and its settings. No behaviour: that is its model.
// A kind's folder holds spec.ts, words.en.ts, words.zh.ts, model.ts and a test; specs.ts, models.ts and words/ name them all.
import type { Completed, Fields, Written } from "../scenario/fields.ts";

export type Group = "traffic" | "compute" | "data" | "control" | "grouping";

/** What a route may connect: it leaves a node that `calls` and reaches one that is a `callee` of a sort the caller knows. */
export interface Ports {
  /** May be the end of a route. */
  readonly callable: boolean;
  /** The kinds to which its routes may lead, by what they offer. */
  readonly calls: readonly Offer[];
  /** What it offers to those that call it. */
  readonly offers?: Offer;
  /** A route from a broker may lead to it: it handles events. */
  readonly subscribes?: true;
  /** It is a process all the same, which may be killed and struck by faults: others reach it without drawn routes. */
  readonly beside?: true;
}
/** Has it instances, on which operators and faults may act? */
export const hasInstances = ({ callable, beside }: Ports): boolean => callable || beside === true;
export type Offer = "endpoints" | "operations" | "topics";

/** What it is called, in every language: in the palette, on cards, in lists. All that is said of a kind before its form is drawn. */
export interface Label {
  readonly en: string;
  readonly zh: string;
}
/** What its form says, in one language: a file of its own, fetched when a form is drawn. */
export interface Words {
  /** The page of help: one paragraph, then what is modelled and what is not. Markdown without HTML. */
  readonly help: string;
  /** By the field's path, items of a list as `[]` and variants by their name: "load.rate", "requests[].path", "middleware[].auth.reject". */
  readonly fields: Readonly<Record<string, { readonly label: string; readonly help: string }>>;
}

export interface KindSpec<K extends string = string, F extends Fields = Fields> {
  readonly kind: K;
  readonly group: Group;
  readonly ports: Ports;
  readonly fields: F;
  /** Fields that a configuration may set at each of its instances; left out: it has none. Calls over its routes can be set as well. */
  readonly configurable?: readonly string[];
  readonly label: Label;
}

export const defineKind = <const K extends string, const F extends Fields>(spec: KindSpec<K, F>): KindSpec<K, F> => spec;

interface Identity<K extends string> {
  readonly id: string;
  readonly kind: K;
  /** For people; the id stands in where there is none. */
  readonly name?: string;
}
type Flat<T> = { [P in keyof T]: T[P] } & {};
/** A node as the document has it, and with every default in place. */
export type NodeOf<S> = S extends KindSpec<infer K, infer F> ? Flat<Identity<K> & Written<F>> : never;
export type CompletedNodeOf<S> = S extends KindSpec<infer K, infer F> ? Flat<Identity<K> & Completed<F>> : never;
