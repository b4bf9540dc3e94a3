// The words of the cache in English: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "Keeps answers by the key of the request, as Redis or Memcached do. Draw a route from it to a database or service and it reads through: what it does not have it asks there, keeps, and answers. Without such a route it says that it does not have the key, and the caller's read step says what `else` to do (look-aside). Hit rates come out of keys, capacity and time to live; nobody puts them in. Modelled: real keys, eviction, expiry, invalidation by writes (also of what is on its way from the source: a read-through answer older than a write is not kept), coalescing, memory lost on a crash. Not modelled: sizes of values, replication among replicas: each has keys of its own, so spread them by consistent hash.",
  fields: {
    version: { label: "Version", help: "A label on the card and in traces." },
    ...spreadWords,
    capacity: { label: "Capacity", help: "Keys that each replica holds at most; the next makes one of them go." },
    ttl: {
      label: "Time to live",
      help: "How long a key is good for since it was put there (Redis: EXPIRE). Left out: until it is evicted or written.",
    },
    policy: {
      label: "Eviction",
      help: "Who goes when it is full. LRU: the key used longest ago (Redis: allkeys-lru). LFU: the key used least often since it came (allkeys-lfu); better where popularity is steady.",
    },
    coalesce: {
      label: "Coalesce",
      help: "Of several misses of one key at a time only the first asks the source, the others wait for its answer (Go's singleflight, Varnish). Who comes before that answer waits for it, also after a write. The cure of a stampede. It acts where the cache has a source.",
    },
    replicas: { label: "Replicas", help: "How many instances; each holds keys of its own." },
    concurrency: { label: "Concurrency", help: "Operations at once in each replica. Waiting for the source takes none." },
    queue: { label: "Queue", help: "Operations that may wait in each replica; the next is turned away with 503." },
    time: { label: "Time", help: "How long an operation takes: a read, a fill, a write." },
    startup: { label: "Start-up", help: "From starting to healthy after a crash or a restart. It begins empty." },
  },
};
