// Asks the worker again as the run goes on: at most twice a second, never two questions of a kind at once, and not at all
// while nothing has changed. Not a cache: the newest answer is kept, older ones are dropped.
import { useCallback, useEffect, useState } from "react";

import { runStore } from "../run/run-store.ts";

export const POLL_MS = 500;

export interface Polled<T> {
  readonly value: T | null;
  /** An answer to this very question has come (else `value` is that of the question before). */
  readonly current: boolean;
  readonly failed: boolean;
  readonly again: () => void;
}
interface Answer<T> {
  readonly ask: () => Promise<T>;
  readonly value: T | null;
  readonly failed: boolean;
}

/** Calls `ask` now and whenever the run has moved; ends with the returned function. */
export function poll<T>(ask: () => Promise<T>, onAnswer: (value: T | null, failed: boolean) => void): () => void {
  let ended = false;
  let busy = false;
  let dirty = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (value: T | null, failed: boolean) => {
    busy = false;
    if (ended) return;
    onAnswer(value, failed);
    timer = setTimeout(next, POLL_MS);
  };
  const next = () => {
    timer = undefined;
    if (!dirty || busy || ended) return;
    dirty = false;
    busy = true;
    new Promise<T>((resolve) => resolve(ask())).then(
      (value) => settle(value, false),
      () => settle(null, true),
    );
  };
  const stop = runStore.subscribe((now, before) => {
    if (now.now === before.now && now.logged === before.logged && now.state === before.state) return;
    dirty = true;
    if (timer === undefined) next();
  });
  next();
  return () => {
    ended = true;
    stop();
    clearTimeout(timer);
  };
}

/** @param ask a stable function: another one is another question. `null`: nothing is asked (the panel is hidden). */
export function usePolled<T>(ask: (() => Promise<T>) | null): Polled<T> {
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (ask === null) return undefined;
    return poll(ask, (value, failed) => setAnswer((before) => ({ ask, value: failed ? (before?.value ?? null) : value, failed })));
  }, [ask, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return { value: answer?.value ?? null, current: answer?.ask === ask, failed: answer?.failed ?? false, again };
}
