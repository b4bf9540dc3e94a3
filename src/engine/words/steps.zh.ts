// The words of the steps of an endpoint in Chinese.
import type { Words } from "../kinds/spec.ts";
import { effectWords } from "./effects.zh.ts";

export const stepsWords: Words = {
  help: "端点为响应一个请求依次执行的操作。某一步失败则跳过其余步骤，端点以该失败作答。“并行”中的各分支同时进行，全部结束后汇合。",
  fields: {
    "work.work": { label: "处理", help: "服务自身的处理时间，每个请求单独抽取；期间占用一个槽位。" },
    "call.call": { label: "调用", help: "被调用的节点，经由已画出的路由，并遵循该路由的策略。" },
    "call.endpoint": { label: "端点", help: "被调用方的端点；留空用它的第一个。不存在的端点返回 404。" },
    "call.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
    "read.read": { label: "读取", help: "按请求的键读取的数据库或缓存。读数据库期间占用它的一个连接。" },
    "read.if": {
      label: "条件",
      help: "对数据库所存内容的要求，以作答的副本所见为准：`stock > 0`、`stock - reserved >= 5`、`order is pending or paid`、`order is none`。不成立时执行“否则”中的步骤；没有这些步骤则读取以 409 失败。",
    },
    "read.else": {
      label: "否则",
      help: "条件不成立时执行的步骤；或旁路缓存：缓存中没有该键或缓存无响应时执行的步骤。成功后再以一次单独的调用回填缓存。自带数据源的缓存不需要它。",
    },
    "read.key": { label: "独立键", help: "为这一步单独抽取键，而不用请求的键，例如用户浏览的商品。" },
    "read.key.keys": { label: "键数", help: "不同键的数量。" },
    "read.key.zipf": { label: "偏斜", help: "分布有多不均：0 完全均匀，1 表示最热的键是第二名的两倍。" },
    "read.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
    "write.write": { label: "写入", help: "被写入的数据库；若是缓存，则使该键失效，有数据源时先写数据源。" },
    "write.key": { label: "独立键", help: "为这一步单独抽取键，而不用请求的键。" },
    "write.key.keys": { label: "键数", help: "不同键的数量。" },
    "write.key.zipf": { label: "偏斜", help: "分布有多不均：0 完全均匀，1 表示最热的键是第二名的两倍。" },
    "write.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
    "publish.publish": {
      label: "事件",
      help: "消息的类型：发生了什么，例如 order_created。代理确认之后步骤才继续；确认丢失后重试的发布会出现两次。",
    },
    "publish.topic": { label: "主题", help: "发布到哪里；留空：与类型同名的主题。" },
    "publish.to": { label: "消息代理", help: "经由通往它的路由。留空：第一个拥有该主题的代理。" },
    "publish.key": { label: "自有键", help: "为此步骤单独抽取键，而不用请求的键。键决定分区。" },
    "publish.key.keys": { label: "键数", help: "不同键的数量。" },
    "publish.key.zipf": { label: "偏斜", help: "分布有多不均：0 完全均匀，1 表示最热的键是第二名的两倍。" },
    "publish.chance": { label: "概率", help: "执行这一步的概率，每个请求单独抽取。" },
    "flag.flag": {
      label: "开关",
      help: "该服务配置中某个开关的名称。每个实例查询自己的视图，因此一段时间内可能各不相同；没有配置时为关。",
    },
    "flag.on": { label: "开启时", help: "视图中该开关为开的实例上，请求执行的步骤。" },
    "flag.off": { label: "关闭时", help: "其余实例上，请求执行的步骤。" },
    "fail.fail": { label: "失败", help: "请求在此处失败的概率；之前的处理时间照常消耗。" },
    "fail.status": { label: "状态码", help: "该失败的 HTTP 状态码。4xx 属客户端错误，不会重试；5xx 属服务端错误。" },
    ...effectWords,
    "parallel.parallel": { label: "并行", help: "同时进行的若干步骤分支；最后一个分支结束时结束，任一失败则失败。" },
  },
};
