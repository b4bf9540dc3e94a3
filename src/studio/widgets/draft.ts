// The text of a field while it is typed: committed by Enter and by leaving it, kept where it was refused, taken back by Escape.
// A form that goes away under the cursor (a click on the canvas) commits what was typed well, so nothing is lost by it.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

/** Takes the text; a returned sentence refuses it. */
export type Commit = (text: string) => string | null | void;

interface Typed {
  readonly text: string;
  /** The value that was there when it was typed: when that changes, the draft is void. */
  readonly base: string;
  readonly refused: string | null;
}
export function useDraft(value: string, onCommit: Commit, multiline = false) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const draft = typed?.base === value ? typed : null;
  const take = (text: string) => {
    if (text === value) return setTyped(null);
    const refused = onCommit(text) ?? null;
    setTyped(refused === null ? null : { text, base: value, refused });
  };
  useCommitAtTheEnd(draft !== null && draft.refused === null ? draft.text : null, onCommit);
  return {
    text: draft?.text ?? value,
    refused: draft?.refused ?? null,
    changed: draft !== null,
    take,
    type: (text: string) => setTyped({ text, base: value, refused: null }),
    commit: () => draft !== null && draft.refused === null && take(draft.text),
    key: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === "Enter" && (!multiline || event.metaKey || event.ctrlKey)) take(draft?.text ?? value);
      if (event.key === "Escape" && draft !== null) {
        event.stopPropagation();
        setTyped(null);
      }
    },
  };
}

function useCommitAtTheEnd(pending: string | null, onCommit: Commit): void {
  const last = useRef({ pending, onCommit });
  useEffect(() => {
    last.current = { pending, onCommit };
  });
  useEffect(
    () => () => {
      if (last.current.pending !== null) last.current.onCommit(last.current.pending);
    },
    [],
  );
}
