// A kind's or a fault's name as it stands in a list: with a capital where the language has them.
import { faultSpec } from "../../../engine/faults/specs.ts";
import { kindSpec } from "../../../engine/kinds/specs.ts";
import { language } from "../../i18n/language.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const kindLabel = (kind: string): string => capital(kindSpec(kind)?.label[language()] ?? kind);
export const faultLabel = (fault: string): string => capital(faultSpec(fault)?.label[language()] ?? fault);
