// Nothing yet.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const blank: Template = {
  id: "blank",
  title: { en: "Blank", zh: "空白" },
  summary: { en: "An empty canvas.", zh: "空白画布。" },
  described: { zh: "" },
  scenario: { format: FORMAT, nodes: [], routes: [] },
};
