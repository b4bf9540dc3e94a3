// The words of the database in Chinese: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "一个带连接池的数据库：每个连接用于一次操作，其余操作排队等待。可代表连接池（HikariCP、PgBouncer）之后的 PostgreSQL 或 MySQL，也可代表作存储用的 Redis。第一个实例是主库，承担全部写入；有更多副本时，读由其余副本回答，而它们稍后才收到写入，因此可能读到旧值。已建模：连接、等待、读写时间、复制延迟、按键的行锁。步骤写明时保存计数器和实体的状态。未建模：行的其他内容、多语句事务、故障切换、索引、磁盘。",
  fields: {
    version: { label: "版本", help: "卡片与追踪中的标签。" },
    ...spreadWords,
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
    counters: {
      label: "计数器",
      help: "长久保存的数量，如 `stock`：步骤转移它们，不变式谈论它们。其余计数器随第一个转移它的步骤从 0 开始。服务存于自身内存的计数器和实体随实例一同丢失。",
    },
    "counters[].name": { label: "名称", help: "步骤和不变式中的叫法。" },
    "counters[].initial": { label: "初始值", help: "运行开始时的数量；运行中修改在下次重置时生效。" },
    startup: { label: "启动时间", help: "崩溃或重启之后从启动到健康的时间。" },
  },
};
