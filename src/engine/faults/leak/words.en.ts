// The words of the fault leak in English: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.en.ts";

export const words: Words = {
  help: "Every request leaves something in memory that nobody frees. When the instance has more than the limit it is killed, with all it has in its hands, as the kernel kills a container (OOMKilled), and starts again unless its memory setting says otherwise. What has leaked stays when the fault ends, until the process does. Modelled: growth and the kill; not a garbage collector that slows down before.",
  fields: {
    ...actWords,
    share: { label: "Share", help: "Share of the instances that leak, at least one; 1 is all of them, later ones too." },
    perRequest: { label: "Leaks", help: "What each request leaves behind." },
    limit: { label: "Limit", help: "With more than this in use it is killed; a lower limit of the service's own counts as well." },
  },
};
