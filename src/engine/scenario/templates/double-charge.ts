// A lost answer is no lost payment: the retry charges again, unless the charge has an idempotency key.
import { FORMAT } from "../document.ts";
import type { Template } from "./template.ts";

export const doubleCharge: Template = {
  id: "double-charge",
  title: { en: "Charged twice", zh: "重复扣款" },
  summary: {
    en: "Answers of the payment service get lost, and the checkout tries again. The latency is fine, the money is not.",
    zh: "支付服务的应答在途中丢失，结账服务于是重试。延迟看不出什么，账却错了。",
  },
  described: {
    zh:
      "每秒二十个订单：`checkout` 让 `payment` 扣款（`charged`），然后记下订单（`ordered`）。20 秒到 40 秒，两者之间的路由每个方向丢失一成消息；`checkout` 250 ms 后超时重试，最多六次。\n\n" +
      "**看什么**：几乎所有请求都成功，错误率几乎为零。但丢的若是*应答*，款已经扣了：重试又扣一次。在**目标**中，`charged == ordered within 5s` 在第一笔重复扣款五秒之后被破坏（请求有这么久来弥补）；" +
      "点开它的追踪：同一次调用有两次尝试，第一次超时了，却也到达并完成了扣款。到 40 秒，扣款比订单多约五十笔（平均每单 1/0.9 次，另有几单还在进行）。\n\n" +
      "**试一试**\n" +
      "- 选中 `payment`，在端点的*转移*步骤里打开*幂等键*，重置再运行：重复的被认出，两个数始终相等。\n" +
      "- 再清空*存于*（幂等键改存于实例内存），并给 `payment` 三个副本：换了副本就不认得，又扣两次。",
  },
  scenario: {
    format: FORMAT,
    name: "Charged twice",
    description:
      "Twenty orders a second: `checkout` has `payment` charge the card (`charged`), then writes the order down (`ordered`). From 20 s to 40 s the route between them loses a tenth of the messages each way; `checkout` waits 250 ms and tries again, six times at most.\n\n" +
      "**Look at**: nearly every request is ok, there is hardly an error. But where the *answer* was lost the card had been charged, and the next try charges it again. In **Objectives**, `charged == ordered within 5s` is broken five seconds after the first of them: so long a request has to put things right; " +
      "open the trace that broke it: one call with two tries, of which the first timed out and yet arrived and charged. At 40 s there are some fifty charges more than orders (1/0.9 charges an order on average, and some orders are still under way).\n\n" +
      "**Try**\n" +
      "- Select `payment`, and in the step *Move* of its endpoint switch *Once* on, an idempotency key; reset and run: duplicates are known, and the two numbers stay the same.\n" +
      "- Then clear *At*, so that the key is kept in memory, and give `payment` three replicas: another replica does not know it, and charges again.",
    seed: 7,
    duration: "60s",
    nodes: [
      { id: "people", kind: "client", name: "People", arrivals: "even", load: { shape: "constant", rate: 20 } },
      {
        id: "checkout",
        kind: "service",
        name: "Checkout",
        concurrency: 32,
        endpoints: [
          { name: "buy", steps: [{ work: "2ms" }, { call: "payment", endpoint: "charge" }, { move: 1, to: "ordered", at: "orders" }] },
        ],
      },
      {
        id: "payment",
        kind: "service",
        name: "Payment",
        endpoints: [{ name: "charge", steps: [{ work: "exp(20ms)" }, { move: 1, to: "charged", at: "accounts" }] }],
      },
      { id: "orders", kind: "database", name: "Orders" },
      { id: "accounts", kind: "database", name: "Accounts" },
    ],
    routes: [
      { id: "r1", from: "people", to: "checkout" },
      { id: "r2", from: "checkout", to: "payment", timeout: "250ms", retry: { attempts: 6 } },
      { id: "r3", from: "checkout", to: "orders" },
      { id: "r4", from: "payment", to: "accounts" },
    ],
    timeline: [{ id: "lossy", at: "20s", for: "20s", do: "fault", fault: "loss", target: "r2", rate: 0.1 }],
    objectives: [
      { id: "charged-once", invariant: "charged == ordered within 5s" },
      { id: "few-errors", metric: "errorShare", value: 0.01 },
    ],
    layout: { people: [0, 60], checkout: [208, 60], payment: [560, 0], orders: [560, 144], accounts: [812, 0] },
  },
};
