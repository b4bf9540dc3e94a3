// From an effect as a step says it to what the program does: at the instance itself, or behind a write at a database.
import { Check } from "../../policies/effects/check.ts";
import { Create, type Effect, Move, type OnceSettings, Remove, Update } from "../../policies/effects/effect.ts";
import { parseCondition } from "../../scenario/invariant-text.ts";
import type { EffectStep, Once } from "../../scenario/steps.ts";
import { durationOf } from "../build/texts.ts";
import type { Frame } from "../frame.ts";
import type { Endpoint, Node } from "../network.ts";
import { type Actor, type CallTarget, GO_ON } from "../program.ts";
import type { Run } from "../run.ts";
import { durableOf, type HeldState, memoryOf } from "./held-state.ts";
import { ledgerOf } from "./ledger.ts";

class ActHere implements Actor {
  private readonly state: HeldState;
  private readonly effect: Effect;
  constructor(state: HeldState, effect: Effect) {
    this.state = state;
    this.effect = effect;
  }
  act(frame: Frame): typeof GO_ON {
    this.state.perform(this.effect, frame);
    return GO_ON;
  }
}

/** @param path tells the step from all others */
export const effectHere = (run: Run, node: Node, step: EffectStep, path: string): Actor =>
  new ActHere(memoryOf(run, node), effectOf(run, step, path));

export const effectAt = (run: Run, { endpoint }: CallTarget, step: EffectStep, path: string): Endpoint =>
  durableOf(run, endpoint.node).twin(endpoint, path, { effect: effectOf(run, step, path), check: null, mayMiss: false });

export function checkAt(run: Run, { endpoint }: CallTarget, text: string, mayMiss: boolean, path: string): Endpoint {
  const condition = parseCondition(text);
  if (!condition.ok) return endpoint;
  const check = new Check(condition.value, ledgerOf(run));
  return durableOf(run, endpoint.node).twin(endpoint, path, { effect: null, check, mayMiss });
}

function effectOf(run: Run, step: EffectStep, path: string): Effect {
  const ledger = ledgerOf(run);
  const once = onceOf(step.once, path);
  const named = (name: string | undefined, number: (name: string) => number) => (name === undefined ? null : number(name));
  const counter = (name: string) => ledger.keeps(name);
  const state = (name: string) => ledger.state(name);
  if ("move" in step) {
    const { from, least = -Infinity, move, to } = step;
    return new Move(once, { amount: move, from: named(from, counter), to: named(to, counter), least });
  }
  const byKey = step.by === "key";
  if ("create" in step) return new Create(once, { kind: ledger.kind(step.create), byKey, state: state(step.state ?? "pending") });
  const from = named(step.from, state);
  if ("update" in step) return new Update(once, { kind: ledger.kind(step.update), byKey, from, state: state(step.state) });
  return new Remove(once, { kind: ledger.kind(step.remove), byKey, from });
}
const onceOf = (once: Once | undefined, step: string): OnceSettings | null =>
  once === undefined ? null : { by: once.by ?? "request", window: durationOf(once.window ?? "10m"), step };
