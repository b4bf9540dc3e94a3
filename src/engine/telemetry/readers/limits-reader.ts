// Reads what the caller's own limits on a route hold, and what its policies have done. Changes nothing in the run.
import type { Admission, Gate } from "../../runtime/call/admission.ts";
import type { Client, Node, Route } from "../../runtime/network.ts";
import type { LimitsOfCaller, LimitsView } from "../views/limits.ts";

export function limitsOf({ admission, from, did, retry }: Route, now: number): LimitsView {
  const budget = retry?.budget ?? null;
  return {
    budget: budget === null ? null : { left: budget.left(now), refused: retry?.overBudget ?? 0 },
    callers: admission === null ? [] : callersOf(from).map((one) => viewOf(one.name, admission, admission.gateFor(one), now)),
    hedges: did.hedges - did.excludedHedges,
    hedgesWon: did.hedgesWon - did.excludedHedgesWon,
    fallbacks: did.fallbacks - did.excludedFallbacks,
    rateLimited: did.rateLimited,
    bulkheadFull: did.bulkheadFull,
    bulkheadWaited: did.bulkheadWaited,
    overLimit: did.overLimit,
  };
}

function callersOf(from: Node | Client): readonly { readonly number: number; readonly slot: number; readonly name: string }[] {
  return "instances" in from ? from.instances.filter(({ serves }) => serves) : [{ number: 0, slot: 0, name: from.id }];
}

function viewOf(caller: string, { settings }: Admission, gate: Gate | undefined, now: number): LimitsOfCaller {
  const { rateLimit, bulkhead } = settings;
  const most = bulkhead?.maxInFlight ?? Infinity;
  const limit = settings.limit === null ? NaN : (gate?.limit ?? settings.limit()).limit;
  return {
    caller,
    inFlight: gate?.bulkhead.inFlight ?? 0,
    most: Number.isNaN(limit) ? most : Math.min(most, limit),
    waiting: gate?.bulkhead.waiting ?? 0,
    queue: settings.patience === null ? 0 : (bulkhead?.queue ?? 0),
    limit,
    tokens: rateLimit === null ? NaN : (gate?.bucket?.available(now) ?? rateLimit.burst),
    burst: rateLimit?.burst ?? NaN,
  };
}
