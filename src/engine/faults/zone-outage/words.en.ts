// The words of the fault zone-outage in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "A whole zone is lost: the power fails and all its replicas crash, or its network is cut off and goes on alone. Whoever is spread over several zones loses a part; do the others carry it?",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the replicas in the zone that crash, or of the messages over its border that are lost." },
    how: {
      label: "How",
      help: "Crash: all replicas in it die, and start again when it is over. Cut off: no message passes its border; those within go on, and the platform's list keeps them: callers outside learn by their timeouts.",
    },
  },
};
