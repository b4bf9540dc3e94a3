// How near the canvas is looked at, and how it is laid out: −, the zoom, +, fit, arrange.
import { useWords } from "../../i18n/language.ts";
import { IconButton } from "../../widgets/button.tsx";
import { useZoom } from "../flow-level.ts";
import { arrange, fit, zoomBy, zoomTo } from "../handle.ts";

import styles from "./floating.module.css";

const FACTOR = 1.25;

export function ZoomBar() {
  const words = useWords();
  const zoom = useZoom();
  return (
    <div className={styles["zoom"]} role="toolbar" aria-label={words("canvas.tools")}>
      <IconButton small icon="minus" label={words("canvas.zoomOut")} onClick={() => zoomBy(1 / FACTOR)} />
      <button type="button" className={styles["percent"]} title={words("canvas.zoomReset")} onClick={() => zoomTo(1)}>
        {Math.round(zoom * 100)} %
      </button>
      <IconButton small icon="plus" label={words("canvas.zoomIn")} onClick={() => zoomBy(FACTOR)} />
      <span className={styles["rule"]} />
      <IconButton small icon="fit" label={words("canvas.fit")} shortcut="f" onClick={fit} />
      <IconButton small icon="layout" label={words("canvas.arrange")} onClick={arrange} />
    </div>
  );
}
