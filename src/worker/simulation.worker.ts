// The worker: one simulation, advanced in slices of wall time, with a yield to messages between them, so that "pause" is heard
// within 20 ms of its arrival even at full speed. Everything that comes from the page is parsed; failures go back as values.
import * as Comlink from "comlink";

import { SimulationHost } from "./simulation-host.ts";

Comlink.expose(new SimulationHost((frame, transferred) => Comlink.transfer(frame, transferred)));
