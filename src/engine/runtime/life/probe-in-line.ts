// A probe that waits in line like a request: it stands for a place, takes a slot when its turn comes, and is no arrival in any count.
// In the runtime's terms a branch of a visit that is not one: the visit is nobody's, and hears only that its leg is back.
import type { Distribution } from "../../kernel/distribution.ts";
import { draw } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import { sweep } from "../call/abandon.ts";
import { CLOSED, CONTINUE, HUNG, IN_LINE, WAITING } from "../frame-states.ts";
import type { Frame, TimerOwner } from "../frame.ts";
import type { Instance } from "../network.ts";
import { BRANCH_END, CALL, Step, WORK } from "../program.ts";
import { after } from "../run-clock.ts";
import type { Run } from "../run.ts";
import { NO_KEY } from "../traffic/zipf-keys.ts";
import { acquire, leaveLine } from "../visit/visits.ts";

/** How a probe went. @param life of the instance when it was sent: of another one it says nothing */
export type Judge = (run: Run, instance: Instance, life: number, isWell: boolean) => void;

/** What an instance does with it: the check's own work, then the answer. @returns the first step */
export function probeProgram(run: Run, time: () => Distribution | null, random: RandomStream): number {
  const work = new Step(WORK);
  work.behaviour = {
    work: () => {
      const distribution = time();
      return distribution === null ? 0 : draw(distribution, random);
    },
  };
  const answer = new Step(CALL);
  answer.chooser = {
    choose: (frame) => {
      (frame.owner as ProbeInLine).answered();
      return null;
    },
  };
  return run.program.push(work, answer, new Step(BRANCH_END)) - 3;
}

/** Its timer is the probe's timeout. */
export class ProbeInLine implements TimerOwner {
  private readonly run: Run;
  private readonly instance: Instance;
  private readonly life: number;
  private readonly judge: Judge;
  private readonly visit: Frame;
  private readonly frame: Frame;
  private isAnswered = false;

  constructor(run: Run, instance: Instance, entry: number, judge: Judge) {
    this.run = run;
    this.instance = instance;
    this.life = instance.life;
    this.judge = judge;
    this.visit = blank(run);
    this.visit.arrives(entry, this.visit);
    this.visit.op = WAITING;
    this.visit.legs = 2; // the leg's, and ours until the timeout
    this.visit.began = true;
    this.frame = blank(run);
    this.frame.parent = this.visit;
    this.frame.arrives(entry, this.visit);
    this.frame.instance = instance;
    this.frame.owner = this;
  }

  send(): void {
    const { run, instance, frame } = this;
    const { health } = instance.node.capacity;
    run.timer(this, health.timeout);
    if (!acquire(run, frame)) return;
    if (instance.hanging > 0) frame.op = HUNG;
    else run.soon(frame, CONTINUE);
  }

  answered(): void {
    this.isAnswered = true;
    // Not at once: what it decides may end the frame that is answering.
    const { run, instance, life, judge } = this;
    after(run, 0, () => judge(run, instance, life, true));
  }

  fire(run: Run, timer: Frame): void {
    run.frames.give(timer);
    if (this.visit.legs === 1) run.frames.give(this.visit);
    else this.giveUp(run);
    if (!this.isAnswered) this.judge(run, this.instance, this.life, false);
  }

  /** Nobody waits for it any more: it leaves the line; what is in work ends, and its answer is dropped. */
  private giveUp(run: Run): void {
    const { frame, visit, instance } = this;
    if (frame.op === IN_LINE) {
      leaveLine(run, instance);
      frame.op = CLOSED; // the line frees it
      run.frames.give(visit);
      sweep(run, instance);
    } else {
      visit.legs = 1;
      visit.op = CLOSED; // its leg frees it
    }
  }
}

/** A frame that is nobody's call and nobody's request. */
function blank(run: Run): Frame {
  const frame = run.frames.take();
  frame.parent = null;
  frame.route = null;
  frame.client = null;
  frame.type = null;
  frame.instance = null;
  frame.depth = 1;
  frame.request = 0;
  frame.lineage = 0;
  frame.key = NO_KEY;
  return frame;
}
