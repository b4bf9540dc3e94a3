// The kinds of node, in the order of the palette. The one list of specs: a new kind is one line here and one in models.ts.
import { broker } from "./broker/spec.ts";
import { cache } from "./cache/spec.ts";
import { client } from "./client/spec.ts";
import { config } from "./config/spec.ts";
import { database } from "./database/spec.ts";
import { external } from "./external/spec.ts";
import { gateway } from "./gateway/spec.ts";
import { registry } from "./registry/spec.ts";
import { saga } from "./saga/spec.ts";
import { service } from "./service/spec.ts";
import type { CompletedNodeOf, KindSpec, NodeOf } from "./spec.ts";
import { zone } from "./zone/spec.ts";

export const KINDS = [client, gateway, service, database, cache, broker, external, registry, config, saga, zone] as const;

export type Kind = (typeof KINDS)[number]["kind"];
/** A node as the document has it. */
export type Node = NodeOf<(typeof KINDS)[number]>;
/** A node with every default in place. */
export type CompletedNode = CompletedNodeOf<(typeof KINDS)[number]>;
export type CompletedNodeOfKind<K extends Kind> = Extract<CompletedNode, { readonly kind: K }>;

const BY_KIND: ReadonlyMap<string, KindSpec> = new Map(KINDS.map((spec) => [spec.kind, spec as unknown as KindSpec]));
export const kindSpec = (kind: string): KindSpec | undefined => BY_KIND.get(kind);
