// What the kinds do, by name. The one list of models: a new kind is one line here and one in specs.ts.
import { broker } from "./broker/model.ts";
import { cache } from "./cache/model.ts";
import { client } from "./client/model.ts";
import { config } from "./config/model.ts";
import { database } from "./database/model.ts";
import { external } from "./external/model.ts";
import { gateway } from "./gateway/model.ts";
import type { Model } from "./model.ts";
import { registry } from "./registry/model.ts";
import { saga } from "./saga/model.ts";
import { service } from "./service/model.ts";
import type { Kind } from "./specs.ts";
import { zone } from "./zone/model.ts";

export const MODELS: { readonly [K in Kind]: Model<K> } = {
  client,
  gateway,
  service,
  database,
  cache,
  broker,
  external,
  registry,
  config,
  saga,
  zone,
};
