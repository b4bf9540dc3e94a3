// The words of what every entry of the timeline has, in Chinese; faults and actions add their own to them.
import type { Words } from "../kinds/spec.ts";

export const actWords: Words["fields"] = {
  id: { label: "标识", help: "清除该故障时使用的名称。在时间线内唯一，自动生成。" },
  do: { label: "动作", help: "发生什么：注入或清除故障，或一次运维操作。" },
  at: { label: "时刻", help: "距运行开始的虚拟时间。同一时刻先执行时间线，再处理其他事件。" },
  for: { label: "持续", help: "持续多久。留空则持续到被清除或运行结束。" },
  target: { label: "目标", help: "作用于哪个节点或路由，按 id 指定。" },
  instance: { label: "实例", help: "只作用于一个副本，例如 orders-2，即第二个启动的副本。留空表示全部副本。" },
  share: { label: "比例", help: "受影响的调用比例，逐次抽取；1 表示每次调用。" },
  fault: { label: "故障", help: "从此刻开始的是哪种故障。" },
};
