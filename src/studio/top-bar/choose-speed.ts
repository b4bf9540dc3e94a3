// Asking for a speed: the view remembers it, the run takes it.
import type { Speed } from "../../worker/protocol.ts";
import { controls } from "../run/controls.ts";
import { setView } from "../view/view-store.ts";

export function chooseSpeed(speed: Speed): void {
  setView({ speed });
  void controls.setSpeed(speed);
}
