// The words of what every entry of the timeline has, in English; faults and actions add their own to them.
import type { Words } from "../kinds/spec.ts";

export const actWords: Words["fields"] = {
  id: { label: "Id", help: "What a clear of this fault names. Unique in the timeline; given automatically." },
  do: { label: "Action", help: "What happens: a fault begins or is cleared, or an operator acts." },
  at: { label: "At", help: "Virtual time since the start of the run. At each moment entries come before all other events." },
  for: { label: "For", help: "How long it lasts. Left out, it lasts until it is cleared or the run ends." },
  target: { label: "Target", help: "The node or route that it is put on, by id." },
  instance: { label: "Instance", help: "One replica only, such as orders-2: the second that was ever started. Left out: all of them." },
  share: { label: "Share", help: "Share of the calls that are affected, drawn for each call; 1 is every call." },
  fault: { label: "Fault", help: "Which fault begins here." },
};
