// The drawing of the dots over time: asks the field where they are, once a frame of the browser, and rests when nothing moves.
import type { DotEvent, RunStatus } from "../../run/run-store.ts";
import { type Colours, drawMark, type Pen, type Track } from "./draw.ts";
import { DotField, type Latency } from "./field.ts";
import { StillField } from "./still.ts";

/** At this speed and below, calls move by the virtual clock. */
export const SLOW = 0.1;
/** Frames come about this often; the calls of one are laid out over as long. */
const FRAME_MS = 100;
const LONGEST_STEP_MS = 100;

export class DotScreen {
  private readonly field: DotField;
  private readonly still = new StillField();
  private readonly element: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D | null;
  private tracks: ReadonlyMap<string, Track> = new Map();
  private view: readonly [x: number, y: number, zoom: number] = [0, 0, 1];
  private colours: Colours | null = null;
  private isStill = false;
  private running = false;
  /** Virtual seconds a wall second. */
  private speed = 0;
  /** Virtual time that frames told and the calls did not move by yet, ms. */
  private owed = 0;
  private asked = 0;
  private last = 0;

  constructor(element: HTMLCanvasElement, latency: Latency) {
    this.field = new DotField(latency);
    this.element = element;
    this.context = element.getContext("2d");
  }

  hear(events: readonly DotEvent[]): void {
    if (this.isStill) this.still.hear(events);
    else this.field.hear(events, this.running ? FRAME_MS : 0);
    this.wake();
  }
  follow(run: RunStatus, before: RunStatus): void {
    this.running = run.state === "running";
    this.speed = run.reached;
    if (run.now < before.now) this.forget();
    else if (!this.running) this.owed += (run.now - before.now) / 1000;
    if (run !== before) this.wake();
  }
  private forget(): void {
    this.field.clear();
    this.still.clear();
    this.owed = 0;
  }
  route(tracks: ReadonlyMap<string, Track>): void {
    this.tracks = tracks;
    this.wake();
  }
  look(view: readonly [number, number, number]): void {
    if (view[0] === this.view[0] && view[1] === this.view[1] && view[2] === this.view[2]) return;
    this.view = view;
    // The element lies within what is panned and zoomed: it takes that back, so that its pixels are those of the screen.
    const [x, y, zoom] = view;
    this.element.style.transform = `scale(${1 / zoom}) translate(${-x}px, ${-y}px)`;
    this.wake();
  }
  colour(colours: Colours): void {
    this.colours = colours;
    this.wake();
  }
  hold(still: boolean): void {
    this.isStill = still;
    this.forget();
    this.wake();
  }
  resize(width: number, height: number): void {
    const [w, h] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (w === this.element.width && h === this.element.height) return;
    this.element.width = w;
    this.element.height = h;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    this.wake();
  }
  dispose(): void {
    cancelAnimationFrame(this.asked);
  }

  private wake(): void {
    if (this.asked === 0) this.asked = requestAnimationFrame((now) => this.frame(now));
  }
  private frame(now: number): void {
    this.asked = 0;
    this.pass(Math.min(LONGEST_STEP_MS, this.last === 0 ? 0 : now - this.last));
    this.paint();
    const goesOn = this.running && (this.isStill || this.field.isMoving);
    this.last = goesOn ? now : 0;
    if (goesOn) this.wake();
  }
  /** While the run is paused only a step of it moves what is on its way. */
  private pass(ms: number): void {
    const wall = this.running ? ms : 0;
    const virtual = this.running ? ms * this.speed : this.owed;
    this.owed = 0;
    if (this.isStill) this.still.advance(wall);
    else this.field.advance({ wall, virtual, slow: this.speed <= SLOW });
  }

  private paint(): void {
    const { context, colours } = this;
    if (context === null || colours === null) return;
    const density = devicePixelRatio;
    const [x, y, zoom] = this.view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.element.width, this.element.height);
    context.setTransform(density * zoom, 0, 0, density * zoom, density * x, density * y);
    for (const mark of this.isStill ? this.still.marks() : this.field.marks()) {
      const found = this.tracks.get(mark.route);
      if (found !== undefined) drawMark(context as Pen, mark, found, colours);
    }
    context.globalAlpha = 1;
  }
}
