// A hang: the instance accepts requests and never answers; the caller learns of it by its timeout only.
import { defineFault } from "../spec.ts";
import { hangText } from "./text.ts";

export const hang = defineFault({ fault: "hang", on: ["node"], instance: true, fields: {}, text: hangText });
