// 字段为何不接受所输入的内容。
import type { refusalWords as en } from "./refusal-words.en.ts";

export const refusalWords: Readonly<Record<keyof typeof en, string>> = {
  "inspector.refused.empty": "不能为空。",
  "inspector.refused.number": "应为数字，而不是“{found}”。",
  "inspector.refused.whole": "应为 {min} 到 {max} 之间的整数。",
  "inspector.refused.above": "应在 {min} 到 {max} 之间：{found} 太大。",
  "inspector.refused.below": "应在 {min} 到 {max} 之间：{found} 太小。",
  "inspector.refused.least": "至少为 {min}：{found} 太小。",
  "inspector.refused.duration.form": "应为时间，例如 250ms、4s 或 2m。",
  "inspector.refused.duration.unit": "“{found}”不是时间单位：可用 us、ms、s、m、h。",
  "inspector.refused.duration.negative": "时间不能为负。",
  "inspector.refused.duration.zero": "应大于 0。",
  "inspector.refused.duration.short": "不能小于 {least}。",
  "inspector.refused.duration.long": "最长一年。",
  "inspector.refused.distribution.form": "应为时间或分布，例如 4ms 或 exp(4ms)。从第 {at} 个字符起有误。",
  "inspector.refused.distribution.unknown":
    "没有名为“{found}”的分布：可用 exp、uniform、normal、lognormal、erlang、pareto、weibull、bimodal、empirical。",
  "inspector.refused.distribution.arguments": "参数不符：“{found}”。",
  "inspector.refused.distribution.range": "“{found}”超出范围。",
  "inspector.refused.distribution.nesting": "混合分布嵌套过深。",
  "inspector.refused.id": "小写字母、数字和连字符，以字母开头，最多 40 个字符。",
  "inspector.refused.taken": "“{id}”已被占用。",
  "inspector.refused.text": "最多 {max} 个字符。",
  "inspector.refused.headers": "每行应为一个“名称: 值”。",
  "inspector.refused.extent": "应为 1 到 {max} 的整数，或整秒时长（如 60s）。",
  "inspector.refused.other": "此处不允许该值。",
};
