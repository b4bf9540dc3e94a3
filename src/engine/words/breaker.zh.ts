// The words of a route's circuit breaker in Chinese, with the names that the settings have in resilience4j.
import type { Words } from "../kinds/spec.ts";

export const breakerWords: Words["fields"] = {
  breaker: {
    label: "熔断器",
    help: "被调用方持续失败时停止调用，过一段时间再试探。计为失败：错误、连接重置、拒绝连接、超时，以及被调用方的 5xx 拒绝；4xx 与被调用方无关。每个调用方实例各有一个。",
  },
  "breaker.mode": { label: "模式", help: "连续：连续失败若干次即打开。窗口：最近调用的失败比例达到阈值即打开（resilience4j）。" },
  "breaker.failures": { label: "打开于", help: "连续失败多少次后打开；一次成功即清零。" },
  "breaker.window": {
    label: "窗口",
    help: "记住哪些结果：若干次调用（100），或若干秒内的调用（60s），按一秒分桶（resilience4j：slidingWindowSize）。",
  },
  "breaker.minimum": {
    label: "最少调用",
    help: "窗口内至少有多少结果才计算比例；不会超过计数窗口的大小（resilience4j：minimumNumberOfCalls）。",
  },
  "breaker.failureRate": { label: "失败率", help: "窗口内失败比例达到该值即打开（resilience4j：failureRateThreshold，50 %）。" },
  "breaker.slowCall": {
    label: "慢调用阈值",
    help: "耗时超过该值即为慢调用，无论成败（resilience4j：slowCallDurationThreshold，60 s）。",
  },
  "breaker.slowRate": { label: "慢调用率", help: "窗口内慢调用比例达到该值即打开（resilience4j：slowCallRateThreshold，100 %）。" },
  "breaker.open": {
    label: "打开时长",
    help: "拒绝调用多久后再试探：连续模式从最后一次失败算起，窗口模式从打开时算起（resilience4j：waitDurationInOpenState，60 s）。",
  },
  "breaker.probes": {
    label: "试探调用",
    help: "半开时放行多少次调用来判断被调用方，其余被拒绝（resilience4j：permittedNumberOfCallsInHalfOpenState，10）。",
  },
  "breaker.halfOpenMax": {
    label: "半开最长",
    help: "半开超过该时长后重新打开。不设则一直等待试探结果（resilience4j：maxWaitDurationInHalfOpenState）。",
  },
  "breaker.automatic": {
    label: "转为半开",
    help: "到时自动转为半开，或等到有调用时才转（resilience4j：automaticTransitionFromOpenToHalfOpenEnabled）。",
  },
  "breaker.openFactor": {
    label: "逐次延长",
    help: "未曾关闭而再次打开时，时长乘以该倍数（resilience4j：IntervalFunction.ofExponentialBackoff）。",
  },
  "breaker.openMax": { label: "最长打开", help: "打开时长增长的上限。" },
  "breaker.ignore": {
    label: "忽略",
    help: "哪些结果既不算成功也不算失败（resilience4j：ignoreExceptions）。已取消的调用和自身的拒绝本就不计。",
  },
  "breaker.state": {
    label: "状态",
    help: "正常；禁用：全部放行且不统计；仅统计：统计但从不打开；强制打开：拒绝所有调用。",
  },
};
