// React Flow's own words for screen readers, in the language that is shown.
import type { AriaLabelConfig } from "reactflow";

import type { Translate } from "../i18n/language.ts";

const DIRECTIONS = ["up", "down", "left", "right"] as const;
const isDirection = (text: string): text is (typeof DIRECTIONS)[number] => DIRECTIONS.some((known) => known === text);

export function ariaLabels(words: Translate): AriaLabelConfig {
  return {
    "node.a11yDescription.default": words("canvas.describeNode"),
    "node.a11yDescription.keyboardDisabled": words("canvas.describeNode"),
    "node.a11yDescription.ariaLiveMessage": ({ direction, x, y }) =>
      words("canvas.moved", { direction: isDirection(direction) ? words(`canvas.direction.${direction}`) : direction, x, y }),
    "edge.a11yDescription.default": words("canvas.describeRoute"),
    "controls.ariaLabel": words("canvas.tools"),
    "controls.zoomIn.ariaLabel": words("canvas.zoomIn"),
    "controls.zoomOut.ariaLabel": words("canvas.zoomOut"),
    "controls.fitView.ariaLabel": words("canvas.fit"),
    "controls.interactive.ariaLabel": words("canvas.tools"),
    "minimap.ariaLabel": words("canvas.minimap"),
    "handle.ariaLabel": words("canvas.port"),
  };
}
