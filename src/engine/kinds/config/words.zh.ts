// The words of the configuration server in Chinese: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "配置中心：为每个服务保存一份带版本号的配置文档，每个实例各持有一份自己的视图。变更要过一段时间才先后到达各实例，其间各实例的配置并不一致；配置中心不可达时，实例继续使用已知的值，此时启动的实例则使用图中的设置。可代表 Spring Cloud Config、Consul KV、etcd watch、AWS AppConfig。无需画路由：消息使用它自身的延迟。版本如同存于磁盘，崩溃后仍在。已建模：版本、差异与回滚、推送与轮询、传播延迟、向部分实例灰度发布、拒绝或放行无效值。未建模：多个配置中心之间的复制、密钥、访问权限。每个场景最多一个。",
  fields: {
    version: { label: "版本", help: "卡片上的标签。" },
    ...zonedWords,
    documents: { label: "配置文档", help: "每个由此取得配置的服务一份。开始时每个实例都持有第一个版本。运行中编辑它会发出新版本。" },
    "documents[].service": { label: "服务", help: "这份配置属于谁：服务、网关或数据库。" },
    "documents[].values": {
      label: "配置项",
      help: "每行一项，写作 `名称: 值`。服务自身：concurrency、errorRate、time（网关：concurrency，数据库：connections）。对另一方的调用：payment.timeout、payment.attempts。其他名称是开关，true 或 false，供步骤查询。",
    },
    validate: {
      label: "校验",
      help: "开启：超出范围的值被拒绝，任何实例都不会收到。关闭：照样发出并生效（只要能读懂）；读不懂的值使实例自身的重载失败，实例保留原有的值。",
    },
    mode: {
      label: "下发方式",
      help: "推送：实例监听，变更经过延迟后被告知（etcd 与 Consul 的 watch）。轮询：无人被告知，各实例按自己的节奏询问（AWS AppConfig）。",
    },
    delay: {
      label: "传播延迟",
      help: "推送：从变更到告知某个实例的时间，逐个抽取。按到来的先后告知，因此慢的一个会拖住后面的。主动询问也不会更早得知。",
    },
    poll: {
      label: "间隔",
      help: "轮询：每个实例多久询问一次（AWS AppConfig 建议不短于 15 s）。推送：监听多久续一次，由此补上网络中断时错过的变更（Consul：5 分钟）。",
    },
    latency: { label: "延迟", help: "与配置中心之间一条消息的单程时间。" },
    startup: { label: "启动时间", help: "崩溃或重启之后从启动到健康的时间。在此之前不告知任何人；版本仍保留。" },
  },
};
