// The words of the database, in every language: label and help of the kind and of each of its fields.
import type { Text } from "../spec.ts";

export const databaseText: Text = {
  en: {
    label: "database",
    help: "A database with a pool of connections, each held for one operation, and a line of those who wait for one. It stands for PostgreSQL or MySQL behind a pool (HikariCP, PgBouncer), or for Redis as a store. Modelled: connections, waiting, times of reads and writes. Not modelled: locks, transactions, indices, replication, disk.",
    fields: {
      version: { label: "Version", help: "A label on the card and in traces." },
      zone: { label: "Zone", help: "Where it runs; a label on the canvas." },
      connections: {
        label: "Connections",
        help: "Operations at once; each holds one connection (HikariCP: maximumPoolSize, PostgreSQL: max_connections).",
      },
      queue: { label: "Queue", help: "Operations that may wait for a connection; the next is turned away with 503." },
      read: { label: "Read", help: "How long a read holds its connection." },
      write: { label: "Write", help: "How long a write holds its connection." },
      startup: { label: "Start-up", help: "From starting to healthy after a crash or a restart." },
    },
  },
  zh: {
    label: "数据库",
    help: "一个带连接池的数据库：每个连接用于一次操作，其余操作排队等待。可代表连接池（HikariCP、PgBouncer）之后的 PostgreSQL 或 MySQL，也可代表作存储用的 Redis。已建模：连接、等待、读写时间。未建模：锁、事务、索引、复制、磁盘。",
    fields: {
      version: { label: "版本", help: "卡片与追踪中的标签。" },
      zone: { label: "可用区", help: "所在位置；画布上的标签。" },
      connections: { label: "连接数", help: "同时进行的操作数，各占一个连接（HikariCP：maximumPoolSize；PostgreSQL：max_connections）。" },
      queue: { label: "队列", help: "可等待连接的操作数；再来的以 503 拒绝。" },
      read: { label: "读耗时", help: "一次读操作占用连接的时间。" },
      write: { label: "写耗时", help: "一次写操作占用连接的时间。" },
      startup: { label: "启动时间", help: "崩溃或重启之后从启动到健康的时间。" },
    },
  },
};
