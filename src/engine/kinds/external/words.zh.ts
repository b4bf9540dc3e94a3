// The words of the external service in Chinese: its help, label and help of each of its fields.
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "他人提供的服务，例如支付服务商或卡组织：你既不能扩容也看不到它的内部；它的崩溃就是对方的故障。它按自己的节奏响应，偶尔出错，并且只接受你一定数量的调用，超出即返回 429。已建模：时间、错误、配额。未建模：它自身的队列，因为其他人的用量未知；慢的日子可写进时间分布，或注入延迟。",
  fields: {
    time: { label: "响应时间", help: "响应所需的时间，每次调用单独抽取。可同时响应任意多的调用。" },
    errorRate: { label: "错误率", help: "耗时之后以 500 作答的调用比例。" },
    quota: { label: "配额", help: "它接受你的调用次数，超出部分立即以 429 拒绝。留空表示无限制。" },
    "quota.limit": { label: "调用次数", help: "每个周期内接受的调用次数。" },
    "quota.per": { label: "周期", help: "周期长度，例如一分钟、一小时或一天的虚拟时间。" },
    "quota.as": {
      label: "计数方式",
      help: "固定窗口：每个完整周期开始时重新计数，如 GitHub 的每小时限额。令牌桶：次数匀速恢复，最多累积到上限，如 Stripe。",
    },
  },
};
