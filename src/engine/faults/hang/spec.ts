// A hang: the instance accepts requests and never answers; the caller learns of it by its timeout only.
import { defineFault } from "../spec.ts";

export const hang = defineFault({ fault: "hang", on: ["node"], instance: true, fields: {}, label: { en: "hang", zh: "挂起" } });
