// The words of the database in English: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.en.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "A database with a pool of connections, each held for one operation, and a line of those who wait for one. It stands for PostgreSQL or MySQL behind a pool (HikariCP, PgBouncer), or for Redis as a store. Its first instance is the primary and takes all writes; with more replicas the others answer the reads, and have each write some time later, so a read may be stale. Modelled: connections, waiting, times of reads and writes, lag, row locks by key. Counters and the states of entities are kept where steps say so. Not modelled: other contents of rows, transactions of several statements, fail-over, indices, disk.",
  fields: {
    version: { label: "Version", help: "A label on the card and in traces." },
    ...spreadWords,
    connections: {
      label: "Connections",
      help: "Operations at once; each holds one connection (HikariCP: maximumPoolSize, PostgreSQL: max_connections).",
    },
    queue: { label: "Queue", help: "Operations that may wait for a connection; the next is turned away with 503." },
    read: { label: "Read", help: "How long a read holds its connection." },
    write: { label: "Write", help: "How long a write holds its connection." },
    locks: {
      label: "Row locks",
      help: "A write locks the row of its key until it is answered; other writes of the key wait in line for it and hold their connections meanwhile (InnoDB, PostgreSQL). Requests without a key all mean one row. Reads take no locks.",
    },
    replicas: {
      label: "Replicas",
      help: "Instances with connections of their own: the primary, and behind it read replicas. Reads go to the replicas that are up, else to the primary.",
    },
    lag: {
      label: "Replication lag",
      help: "From the commit of a write until a replica has it, drawn for each write and replica. Writes are replayed in order: a slow one holds those behind it.",
    },
    counters: {
      label: "Counters",
      help: "Amounts that it keeps for good, such as `stock`: what steps move and invariants speak of. Others come into being at 0 with the first step that moves them. Counters and entities that a service keeps in its own memory are lost with the instance.",
    },
    "counters[].name": { label: "Name", help: "What steps and invariants call it." },
    "counters[].initial": { label: "Initial", help: "Its amount when the run begins; an edit while it runs acts at the next reset." },
    startup: { label: "Start-up", help: "From starting to healthy after a crash or a restart." },
  },
};
