// The words of the cache in Chinese: its help, label and help of each of its fields.
import { spreadWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "按请求的键保存结果，如 Redis 或 Memcached。从它画一条路由到数据库或服务即为读穿透：没有的键向数据源读取、保存并返回。没有这样的路由时，它答复“没有该键”，由调用方读取步骤的“否则”决定怎么办（旁路缓存）。命中率由键、容量和存活时间自然产生，而不是设定的。已建模：真实的键、淘汰、过期、写入失效（包括正从数据源返回途中的值：早于写入的读穿透结果不会保存）、请求合并、崩溃后内存丢失。未建模：值的大小、副本间复制：每个副本各有自己的键，应使用一致性哈希分布。",
  fields: {
    version: { label: "版本", help: "卡片与追踪中的标签。" },
    ...spreadWords,
    capacity: { label: "容量", help: "每个副本最多保存的键数；再来一个就要淘汰一个。" },
    ttl: { label: "存活时间", help: "键自存入起的有效时长（Redis：EXPIRE）。留空表示直到被淘汰或写入失效。" },
    policy: {
      label: "淘汰策略",
      help: "满了之后淘汰谁。LRU：最久未使用的键（Redis：allkeys-lru）。LFU：存入以来使用最少的键（allkeys-lfu），适合热度稳定的场景。",
    },
    coalesce: {
      label: "请求合并",
      help: "同一个键同时未命中时，只有第一个请求去读数据源，其余等待它的结果（Go 的 singleflight、Varnish）。在该结果返回之前到来的请求都等待它，即使期间有写入。可化解缓存击穿。仅在缓存有数据源时起作用。",
    },
    replicas: { label: "副本数", help: "实例数量；每个实例各有自己的键。" },
    concurrency: { label: "并发", help: "每个副本同时进行的操作数。等待数据源时不占用。" },
    queue: { label: "队列", help: "每个副本可排队的操作数；再来的以 503 拒绝。" },
    time: { label: "操作耗时", help: "一次操作的时间：读取、回填或写入。" },
    startup: { label: "启动时间", help: "崩溃或重启之后从启动到健康的时间。启动时为空。" },
  },
};
