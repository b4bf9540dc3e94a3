// The words of the registry in Chinese: its help, label and help of each of its fields.
import { zonedWords } from "../../words/zone.zh.ts";
import type { Words } from "../spec.ts";

export const words: Words = {
  help: "服务注册中心：每个实例启动后注册，并以心跳续租；每个调用方各有一份缓存列表，定期刷新。正常停止的实例立即注销；崩溃的实例在清理时租约过期才被剔除，在此之前、以及调用方下一次刷新之前，仍会被调用。可代表 Netflix Eureka，或使用 TTL 检查的 Consul。无需画路由：消息使用它自身的延迟。注册中心不可达时，调用方继续使用手中的列表。已建模：租约、可能丢失的心跳、客户端缓存、自我保护。未建模：多个注册中心之间的复制、增量拉取、Eureka 的响应缓存。每个场景最多一个。",
  fields: {
    version: { label: "版本", help: "卡片上的标签。" },
    ...zonedWords,
    heartbeat: { label: "心跳间隔", help: "实例多久续租一次并报告自身状态。Eureka：30 s（leaseRenewalIntervalInSeconds）。" },
    lease: {
      label: "租约",
      help: "没有心跳时注册信息保留多久：崩溃的实例至少在列表中留存这么久。Eureka：90 s（leaseExpirationDurationInSeconds），即三次心跳。",
    },
    sweep: { label: "清理间隔", help: "注册中心多久剔除一次租约过期的实例。Eureka：60 s（evictionIntervalTimerInMs）。" },
    selfPreservation: {
      label: "自我保护",
      help: "开启：若两个心跳间隔内收到的续租少于预期的 85%，则不剔除任何实例，因为更可能是网络出了问题（Eureka 默认开启）。不足七个实例时，只要崩溃一个就会停止全部剔除。",
    },
    refresh: {
      label: "刷新间隔",
      help: "每个调用方多久拉取一次列表；两次刷新之间相信旧列表。Eureka：30 s（registryFetchIntervalSeconds）。",
    },
    latency: { label: "延迟", help: "与注册中心之间一条消息的单程时间：心跳、注册与列表。" },
    startup: {
      label: "启动时间",
      help: "崩溃或重启之后从启动到健康的时间。内存已丢失：随后等待一个心跳间隔才提供列表，如同 Eureka 等待其对等节点。",
    },
  },
};
