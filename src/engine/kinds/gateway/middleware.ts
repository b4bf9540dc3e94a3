// The middleware of a gateway in its order. All stages are passed when the gateway's work on a request begins, and their times are
// part of that work: who is turned away costs the time until then. What follows (the call, an answer that was there already, the
// wait for another's) is asked when the work is done; what comes after the answer is the passage's business.
import { type Distribution, drawOf } from "../../kernel/distribution.ts";
import type { RandomStream } from "../../kernel/random-stream.ts";
import type { Frame } from "../../runtime/frame.ts";
import type { Instance } from "../../runtime/network.ts";
import { type Actor, GO_ON, type SKIP, type WAIT, type WorkBehaviour } from "../../runtime/program.ts";
import type { StageReport } from "../../telemetry/views/records.ts";
import type { BuildContext, Plan } from "../model.ts";
import type { CompletedNodeOfKind } from "../specs.ts";
import { CALLS, Passage } from "./passage.ts";
import { Auth } from "./stages/auth.ts";
import { Cache } from "./stages/cache.ts";
import { Coalesce, type GoOn } from "./stages/coalesce.ts";
import { SetHeaders } from "./stages/headers.ts";
import { LoadShed } from "./stages/load-shed.ts";
import { Logging } from "./stages/logging.ts";
import { RateLimit } from "./stages/rate-limit.ts";
import { COALESCED, ENDED, HIT, type Stage, StageCounts, type StagePlace } from "./stages/stage.ts";

type GatewayNode = CompletedNodeOfKind<"gateway">;
type Settings = GatewayNode["middleware"][number];

export class Middleware implements WorkBehaviour, Actor {
  readonly stages: readonly Stage[];
  private readonly time: Distribution;
  private readonly random: RandomStream;
  private readonly context: BuildContext;
  private readonly list: number;
  private readonly pool: Passage[] = [];

  constructor(node: GatewayNode, context: BuildContext, prefixOf: StagePlace["prefixOf"]) {
    this.time = context.distribution(node.time);
    this.random = context.stream("time");
    this.context = context;
    const goOn: GoOn = (passage, after, now) => this.pass(passage, this.stages.indexOf(after) + 1, now);
    this.stages = node.middleware.map((settings, i) => stageOf(settings, place(node.middleware, i, context, prefixOf), goOn));
    this.list = this.stages.length === 0 ? 0 : context.stages.list(this.stages.map((stage) => stage.use));
    context.stages.reportedBy((now, instances) => this.stages.map((stage) => reportOf(stage, now, instances)));
  }

  /** Whether a request may end here without a call, or wait. */
  get acts(): boolean {
    return this.stages.some(({ use }) => use === "cache" || use === "coalesce");
  }

  /** Without stages it is plain work, of the same draws. */
  get plan(): Plan {
    return this.stages.length === 0 ? { do: "work", time: this.time, random: this.random } : { do: "work-by", by: this };
  }

  work(frame: Frame, now: number): number {
    const us = drawOf(this.time, this.random, frame.request, frame.lineage);
    frame.retryAfter = 0;
    const passage = this.pool.pop() ?? new Passage(this.pool);
    passage.begin(frame, this.stages);
    this.pass(passage, 0, now);
    frame.verdict = passage.failure;
    const total = us + passage.us;
    if (passage.told === 0 && passage.marks === 0 && passage.next === CALLS) passage.giveBack();
    else frame.atEnd = passage;
    return total;
  }

  act(frame: Frame): typeof GO_ON | typeof SKIP | typeof WAIT {
    return frame.atEnd === null ? GO_ON : (frame.atEnd as Passage).act();
  }

  /** The stages from that place on, as far as it comes. */
  private pass(passage: Passage, from: number, now: number): void {
    const { stages } = this;
    for (let i = from; i < stages.length; i++) {
      const stage = stages[i] as Stage;
      const verdict = stage.pass(passage, now);
      stage.counts.of[verdict]!++;
      passage.note(i, verdict);
      if (verdict === ENDED || verdict === HIT || verdict === COALESCED) break;
    }
    this.context.stages.traced(passage.frame, this.list, passage.first, passage.more);
  }
}

function stageOf(settings: Settings, at: StagePlace, goOn: GoOn): Stage {
  switch (settings.use) {
    case "auth":
      return new Auth(settings, at);
    case "rate-limit":
      return new RateLimit(settings, at);
    case "cache":
      return new Cache(settings, at);
    case "coalesce":
      return new Coalesce(settings, at, goOn);
    case "logging":
      return new Logging(settings, at);
    case "headers":
      return new SetHeaders(settings, at);
    case "load-shed":
      return new LoadShed(settings, at);
  }
}

function place(all: readonly Settings[], i: number, context: BuildContext, prefixOf: StagePlace["prefixOf"]): StagePlace {
  const { use } = all[i] as Settings;
  const ordinal = all.slice(0, i).filter((other) => other.use === use).length;
  const name = `${use}/${ordinal}`;
  return {
    context,
    bit: 1 << i,
    kept: (make) => context.kept(`middleware ${name}`, make),
    purpose: use === "auth" ? `middleware/${ordinal}` : `middleware/${name}`,
    counts: context.kept(`counts ${name}`, () => new StageCounts()),
    prefixOf,
  };
}

function reportOf(stage: Stage, now: number, instances: readonly Instance[]): StageReport {
  const { of } = stage.counts;
  const ended = of[ENDED] as number;
  return { use: stage.use, passed: of.reduce((sum, count) => sum + count, 0) - ended, ended, ...stage.report(now, instances) };
}
