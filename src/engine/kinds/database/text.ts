// The words of the database, in every language: label and help of the kind and of each of its fields.
import { spreadWords } from "../../scenario/zones.ts";
import type { Text } from "../spec.ts";

export const databaseText: Text = {
  en: {
    label: "database",
    help: "A database with a pool of connections, each held for one operation, and a line of those who wait for one. It stands for PostgreSQL or MySQL behind a pool (HikariCP, PgBouncer), or for Redis as a store. Its first instance is the primary and takes all writes; with more replicas the others answer the reads, and have each write some time later, so a read may be stale. Modelled: connections, waiting, times of reads and writes, lag, row locks by key. Not modelled: rows and their contents, transactions of several statements, fail-over, indices, disk.",
    fields: {
      version: { label: "Version", help: "A label on the card and in traces." },
      ...spreadWords.en,
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
      startup: { label: "Start-up", help: "From starting to healthy after a crash or a restart." },
    },
  },
  zh: {
    label: "数据库",
    help: "一个带连接池的数据库：每个连接用于一次操作，其余操作排队等待。可代表连接池（HikariCP、PgBouncer）之后的 PostgreSQL 或 MySQL，也可代表作存储用的 Redis。第一个实例是主库，承担全部写入；有更多副本时，读由其余副本回答，而它们稍后才收到写入，因此可能读到旧值。已建模：连接、等待、读写时间、复制延迟、按键的行锁。未建模：行及其内容、多语句事务、故障切换、索引、磁盘。",
    fields: {
      version: { label: "版本", help: "卡片与追踪中的标签。" },
      ...spreadWords.zh,
      connections: { label: "连接数", help: "同时进行的操作数，各占一个连接（HikariCP：maximumPoolSize；PostgreSQL：max_connections）。" },
      queue: { label: "队列", help: "可等待连接的操作数；再来的以 503 拒绝。" },
      read: { label: "读耗时", help: "一次读操作占用连接的时间。" },
      write: { label: "写耗时", help: "一次写操作占用连接的时间。" },
      locks: {
        label: "行锁",
        help: "写操作锁住其键对应的行直到作答；同一键的其他写操作排队等待，期间占着连接（InnoDB、PostgreSQL）。没有键的请求都指同一行。读操作不加锁。",
      },
      replicas: { label: "副本数", help: "各有连接池的实例：一个主库，其余为只读副本。读请求发往可用的副本，没有时发往主库。" },
      lag: { label: "复制延迟", help: "从写入提交到副本收到的时间，每次写入、每个副本单独抽取。按提交顺序重放：慢的会挡住后面的。" },
      startup: { label: "启动时间", help: "崩溃或重启之后从启动到健康的时间。" },
    },
  },
};
