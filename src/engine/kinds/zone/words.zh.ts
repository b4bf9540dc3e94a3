// The words of the zone in Chinese: its help, label and help of each of its fields.
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "作为整体失效的位置：可用区、地域或机架。节点位于其中，副本可分布到多个；跨可用区的消息更慢，按区路由的调用尽量留在本区。已建模：区内与区间延迟、崩溃或断网的整区故障、按区路由。未建模：带宽、跨区流量费用。",
  fields: {
    within: { label: "区内", help: "本区两个副本之间的消息，单向比路由自身延迟多用的时间；通常为零。" },
    between: {
      label: "去往他区",
      help: "消息从本区到另一可用区，单向多用的时间：可用区之间约 0.5～1 ms，地域之间约 30～80 ms。响应按其出发的可用区计算。",
    },
  },
};
