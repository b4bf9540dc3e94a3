// The words of deployments in Chinese: what a deploy says of its version and of how it is rolled out.
import type { Words } from "../kinds/spec.ts";

export const deployWords: Words["fields"] = {
  version: { label: "版本", help: "取代现有版本的版本名：显示在卡片、追踪和图表背景中。" },
  strategy: {
    label: "策略",
    help: "滚动：逐个替换，与 Kubernetes 相同。金丝雀：先替换一部分副本，晋升后再替换其余。蓝绿：先启动完整的第二套，再一次性切换全部调用。",
  },
  errorRate: { label: "错误率", help: "该版本的错误率，取代服务自身的设置：0.3 就是一次坏发布。留空：与之前相同。" },
  time: { label: "处理时间", help: "该版本的处理时间：取代服务的处理时间及其端点中每个处理步骤。留空：与之前相同。" },
  surge: { label: "最大超出", help: "滚动与金丝雀：同一时刻最多比副本数多出的比例，向上取整（maxSurge，25 %）。" },
  unavailable: { label: "最大不可用", help: "滚动与金丝雀：同一时刻可用副本最多比副本数少的比例，向下取整（maxUnavailable，25 %）。" },
  hold: {
    label: "观察期",
    help: "金丝雀与灰度配置：经过该时间后自动晋升。蓝绿：切换后旧的一套继续保留该时间，以便回滚。留空：两者一直等待晋升或回滚，旧的一套立即退出。",
  },
  maxErrorShare: {
    label: "自动回滚阈值",
    help: "一次检查期内，新副本（或持有新配置的实例）的响应（至少十个）中错误比例超过该值时自动回滚。留空：从不。",
  },
  every: { label: "检查间隔", help: "多久检查一次它的错误。" },
};
