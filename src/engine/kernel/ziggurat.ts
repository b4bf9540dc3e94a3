// The exponential distribution of mean 1 by the ziggurat (Marsaglia and Tsang 2000): 256 layers of equal area cover the density.
// A draw of 32 bits gives the layer (8 bits) and a place in it (24 bits); 98.9 % of the draws lie under the curve for certain and
// cost a comparison and a multiplication, no logarithm. Tables and the rest by the engine's own mathematics: the same bits everywhere.
import { exp, log } from "./math.ts";

const LAYERS = 256;
const PLACES = 16777216; // 2^24
/** Where the last layer's rectangle ends and the tail begins, and the area of a layer, for 256 layers (their table). */
export const TAIL = 7.69711747013105;
const AREA = 0.003949659822581557;

/** Below this place in a layer the draw lies under the curve for certain. */
export const CERTAIN = new Float64Array(LAYERS);
/** Width of a place, by layer. */
export const WIDTH = new Float64Array(LAYERS);
/** The density where the layer ends. */
const HEIGHT = new Float64Array(LAYERS);

let edge = TAIL;
const base = AREA / exp(-TAIL);
CERTAIN[0] = (TAIL / base) * PLACES;
CERTAIN[1] = 0;
WIDTH[0] = base / PLACES;
WIDTH[LAYERS - 1] = TAIL / PLACES;
HEIGHT[0] = 1;
HEIGHT[LAYERS - 1] = exp(-TAIL);
for (let i = LAYERS - 2; i >= 1; i--) {
  const inner = -log(AREA / edge + exp(-edge));
  CERTAIN[i + 1] = (inner / edge) * PLACES;
  WIDTH[i] = inner / PLACES;
  HEIGHT[i] = exp(-inner);
  edge = inner;
}

/** Of a draw that is not certain: does the place `x` of the layer lie under the curve? @param unit uniform in [0, 1) */
export const isUnder = (layer: number, x: number, unit: number): boolean =>
  -log((HEIGHT[layer] as number) + unit * ((HEIGHT[layer - 1] as number) - (HEIGHT[layer] as number))) > x;
