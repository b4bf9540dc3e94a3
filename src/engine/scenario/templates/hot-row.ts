// Every order writes the one row that counts the stock. The row is locked, the rest waits for it with connections in hand.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

const looking = { path: "/look", weight: 5, endpoint: "look", key: { zipf: 0 } } as const;
const buying = { path: "/buy", method: "POST", weight: 7, endpoint: "buy" } as const;
const load = { shape: "constant", rate: 240 } as const;
const shop = (stock: string) =>
  ({
    kind: "service",
    blocking: false,
    time: "0ms",
    endpoints: [
      { name: "buy", steps: [{ write: stock }] },
      { name: "look", steps: [{ read: stock }] },
    ],
  }) as const;
const stock = { kind: "database", queue: 64, write: "exp(8ms)", locks: true } as const;

export const hotRow: Template = {
  id: "hot-row",
  title: { en: "Hot row", zh: "热点行" },
  summary: {
    en: "Orders wait for one locked row with their connections in hand, and readers find none left. Eight rows in its place end it.",
    zh: "订单握着连接等待同一行的锁，读者无连接可用。把这一行拆成八行即可解决。",
  },
  described: {
    zh:
      "两家相同的商店：每秒 140 个订单扣减库存，100 个读者查看别的行。一次写入平均占锁 8 ms，因此一行每秒最多写 125 次。数据库有 16 个连接，处理能力绰绰有余：读 2 ms，写 8 ms。\n\n" +
      "**看什么**：上面一路，所有订单写同一行：锁的队列越来越长，每个等待者都占着一个连接，连接池耗尽，读者也只能排队或被拒，尽管他们不需要任何锁。读者的成功率与订单相同：125/140。" +
      "下面一路把库存拆成 8 行，订单随机写其中一行：七个订单里有一个要等锁，约 9 ms，连接只用一两个。选中数据库，看它的行锁；订单的追踪里写着等锁的时间。\n\n" +
      "**试一试**\n" +
      "- 上面的*连接数*改为 64：只有更多人等锁，完成的并不更多。\n" +
      "- 关掉上面的*行锁*：连接池绰绰有余。\n" +
      "- 下面的*键数*由 8 改为 2：仍撑得住，但一半以上的订单要等锁。",
  },
  scenario: {
    format: FORMAT,
    name: "Hot row",
    description:
      "Two equal shops: 140 orders a second take from the stock, 100 readers a second look at other rows. A write holds its lock for 8 ms on average, so one row bears 125 writes a second. The database has 16 connections and could do far more: 2 ms a read, 8 ms a write.\n\n" +
      "**Look at**: above, all orders write one row: its line grows, everybody in it holds a connection, the pool is used up, and readers stand in line or are turned away although they need no lock. They fare as the orders do: 125 of 140 are served. " +
      "Below, the stock is kept in 8 rows and an order takes any of them: one order in seven waits for a lock, some 9 ms, and one or two connections do it all. Select the database and look at its row locks; the trace of an order says how long it waited.\n\n" +
      "**Try**\n" +
      "- 64 *Connections* above: more wait for the lock, and no more is done.\n" +
      "- *Row locks* off above: the pool has room for all.\n" +
      "- 2 *Keys* below instead of 8: it still holds, but more than half of the orders wait.",
    seed: 5,
    nodes: [
      { id: "a-people", name: "People A", kind: "client", load, requests: [buying, looking] },
      { id: "b-people", name: "People B", kind: "client", load, requests: [{ ...buying, key: { keys: 8, zipf: 0 } }, looking] },
      { id: "shop", name: "Shop", ...shop("stock") },
      { id: "shop-spread", name: "Shop, spread", ...shop("stock-spread") },
      { id: "stock", name: "Stock", ...stock },
      { id: "stock-spread", name: "Stock, 8 rows", ...stock },
    ],
    routes: [
      { id: "r1", from: "a-people", to: "shop" },
      { id: "r2", from: "shop", to: "stock" },
      { id: "r3", from: "b-people", to: "shop-spread" },
      { id: "r4", from: "shop-spread", to: "stock-spread" },
    ],
    layout: {
      "a-people": [0, 0],
      shop: [280, 0],
      stock: [560, 0],
      "b-people": [0, 180],
      "shop-spread": [280, 180],
      "stock-spread": [560, 180],
    },
  },
};
