// The same traffic to three groups of the same replicas, shared out by chance, in turn, and by the better of two.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const group = { kind: "service", replicas: 10, concurrency: 1, queue: "unbounded", time: "exp(50ms)" } as const;
const traffic = { kind: "client", load: { shape: "constant", rate: 180 } } as const;

export const threeBalancers: Template = {
  id: "three-balancers",
  title: { en: "Three balancers", zh: "三种负载均衡" },
  summary: {
    en: "The same load on three equal groups: by chance, in turn, and by the better of two. Watch the tails part.",
    zh: "同样的负载打到三组相同的副本：随机、轮询、二选一。看尾延迟如何拉开。",
  },
  described: {
    zh:
      "三组各 10 个副本，每个副本一次处理一个请求（平均 50 ms），负载都是九成。唯一的区别是路由如何挑选副本。\n\n" +
      "**看什么**：运行一两分钟（可用 4× 速度），比较三张卡片的 p99；卡片只反映最近几秒，因此会波动。*随机*：每个副本都是一个 M/M/1 队列，平均 500 ms，有的排着长队，有的却空闲。*轮询*：到达更均匀，但处理时间不均匀，约 290 ms。" +
      "*二选一*（P2C）：随机看两个，取在途较少者，平均约 160 ms：多看一个副本就去掉了大部分尾延迟。\n\n" +
      "**试一试**\n" +
      "- 把 `by-two` 的*负载均衡*改为最少在途：十个都看，只要 100 ms。峰值 EWMA 只看两个，与二选一相当。\n" +
      "- 给每组的一个副本注入*CPU 变慢*：二选一会绕开它，另外两组照样分给它十分之一，它的队列越来越长。",
  },
  scenario: {
    format: FORMAT,
    name: "Three balancers",
    description:
      "Three groups of 10 replicas, each of which works on one request at a time (50 ms on average), at nine tenths of what they can do. The only difference is how the route picks a replica.\n\n" +
      "**Look at**: let it run for a minute or two (4× will do) and compare the p99 of the three cards; each tells of the last seconds only, so it swings. *By chance*: every replica is a queue M/M/1, 500 ms on average; long lines here, idle replicas there. *In turn*: arrivals are even, the work is not; some 290 ms. " +
      "*The better of two* (power of two choices): looks at two at random and takes the one with fewer calls under way, some 160 ms: one look more takes most of the tail away.\n\n" +
      "**Try**\n" +
      "- *Balancer* least outstanding for `by-two`: it looks at all ten, and needs 100 ms. Peak EWMA looks at two, and needs what they need.\n" +
      "- Inject *Slow CPU* into one replica of each group: two choices go around it, the other two send it its tenth, and its line grows for ever.",
    seed: 7,
    nodes: [
      { id: "a-people", name: "People A", ...traffic },
      { id: "b-people", name: "People B", ...traffic },
      { id: "c-people", name: "People C", ...traffic },
      { id: "by-chance", name: "By chance", ...group },
      { id: "in-turn", name: "In turn", ...group },
      { id: "by-two", name: "The better of two", ...group },
    ],
    routes: [
      { id: "r1", from: "a-people", to: "by-chance", balancer: "random" },
      { id: "r2", from: "b-people", to: "in-turn" },
      { id: "r3", from: "c-people", to: "by-two", balancer: "power-of-two" },
    ],
    layout: {
      "a-people": [0, 0],
      "by-chance": [280, 0],
      "b-people": [0, 160],
      "in-turn": [280, 160],
      "c-people": [0, 320],
      "by-two": [280, 320],
    },
  },
};
