// The words of deployments: what a deploy says of its version and of how it is rolled out.
import type { Words } from "../kinds/spec.ts";

export const deployWords: Readonly<Record<"en" | "zh", Words["fields"]>> = {
  en: {
    version: {
      label: "Version",
      help: "Name of the version that takes the place of what is there: on cards, in traces, behind the charts.",
    },
    strategy: {
      label: "Strategy",
      help: "Rolling: one after the other, as Kubernetes does. Canary: a share of the replicas first, the rest when it is promoted. Blue-green: a second full set starts, then all calls go there at once.",
    },
    errorRate: { label: "Error rate", help: "Of this version, in place of the service's own: 0.3 is a bad release. Left out: as before." },
    time: {
      label: "Time",
      help: "Work of this version: in place of the service's time, and of every work step of its endpoints. Left out: as before.",
    },
    surge: {
      label: "Surge",
      help: "Rolling and canary: so much more than the replicas there may be at a time, rounded up (maxSurge, 25 %).",
    },
    unavailable: {
      label: "Unavailable",
      help: "Rolling and canary: so much less than the replicas may be available at a time, rounded down (maxUnavailable, 25 %).",
    },
    hold: {
      label: "Hold",
      help: "Canary: promoted by itself after so long. Blue-green: the old set stays up so long after the switch, ready for a rollback. Left out: a canary waits until it is promoted or rolled back, an old set goes at once.",
    },
    maxErrorShare: {
      label: "Roll back above",
      help: "Rolled back by itself when, within one check, more than this share of the new replicas' answers are errors (of ten answers or more). Left out: never.",
    },
    every: { label: "Check every", help: "How often its errors are looked at." },
  },
  zh: {
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
      help: "金丝雀：经过该时间后自动晋升。蓝绿：切换后旧的一套继续保留该时间，以便回滚。留空：金丝雀一直等待晋升或回滚，旧的一套立即退出。",
    },
    maxErrorShare: { label: "自动回滚阈值", help: "一次检查期内，新副本的响应（至少十个）中错误比例超过该值时自动回滚。留空：从不。" },
    every: { label: "检查间隔", help: "多久检查一次它的错误。" },
  },
};
