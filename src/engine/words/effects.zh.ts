// The words of the steps that change what is kept, in Chinese.
import type { Words } from "../kinds/spec.ts";

const place = (verb: string): Words["fields"] => ({
  [`${verb}.at`]: {
    label: "存于",
    help: "保存它的数据库：该步骤便是对它的一次写入，走已画出的路由并遵循其策略，在提交时生效。留空：存于本实例的内存，实例结束即丢失。",
  },
  [`${verb}.once`]: {
    label: "幂等键",
    help: "同一 id 只生效一次：重复的不再改变任何东西，并得到与第一次相同的应答。id 记在生效之处：存于实例内存时，别的副本并不知道。",
  },
  [`${verb}.once.by`]: {
    label: "依据",
    help: "怎样算重复：同一客户端请求及其引发的一切（任一跳的重试、重新投递的消息）；同一次调用的各次尝试；或请求的键相同。",
  },
  [`${verb}.once.window`]: { label: "保留时长", help: "id 保留多久；更晚到来的重复会再次执行。Stripe 的幂等键保留 24 小时。" },
});
const identity = (verb: string): Words["fields"] => ({
  [`${verb}.by`]: { label: "对应", help: "指哪个实体：客户端请求所对应的，或请求的键所对应的。" },
});

export const effectWords: Words["fields"] = {
  "create.create": {
    label: "创建",
    help: "创建一个此名称的实体，如 `order`。重复执行会再建一个：如同使用自增 id 的 INSERT。",
  },
  "create.state": { label: "状态", help: "初始状态。" },
  ...identity("create"),
  ...place("create"),
  "update.update": { label: "更新", help: "让该请求的实体进入某个状态。不存在时以 409 拒绝。" },
  "update.state": { label: "状态", help: "之后的状态。" },
  "update.from": { label: "原状态", help: "仅当处于此状态；处于其他状态时以 409 拒绝。" },
  ...identity("update"),
  ...place("update"),
  "remove.remove": { label: "删除", help: "删除该请求的实体。不存在时以 409 拒绝。" },
  "remove.from": { label: "原状态", help: "仅当处于此状态；处于其他状态时以 409 拒绝。" },
  ...identity("remove"),
  ...place("remove"),
  "move.move": {
    label: "转移",
    help: "在同一时刻把这么多从一个计数器转到另一个。整数：分、件。没有转出方则来自外部，没有转入方则去往外部。",
  },
  "move.from": { label: "转出", help: "减少的计数器，如 `stock`。" },
  "move.to": { label: "转入", help: "增加的计数器，如 `charged`。" },
  "move.least": {
    label: "下限",
    help: "转出的计数器不得低于它：否则该步骤以 409 拒绝，且不会重试。留空：可低于 0，如同无人检查。",
  },
  ...place("move"),
};
