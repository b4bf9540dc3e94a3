// The words of the fault leak in Chinese: its help, and its own fields beside those of every act.
import type { Words } from "../../kinds/spec.ts";
import { actWords } from "../../words/act.zh.ts";

export const words: Words = {
  help: "每个请求都在内存中留下无人释放的部分。实例占用超过上限时连同手中的请求一起被终止，如内核终止容器（OOMKilled）；除非其内存设置另有规定，随后重新启动。故障结束后，已泄漏的内存保留到进程结束。已建模：增长与终止；未建模：终止之前垃圾回收造成的变慢。",
  fields: {
    ...actWords,
    share: { label: "比例", help: "泄漏的实例比例，至少一个；1 表示全部，包括之后加入的。" },
    perRequest: { label: "泄漏", help: "每个请求留下多少内存。" },
    limit: { label: "上限", help: "占用超过该值即被终止；服务自身更低的上限同样有效。" },
  },
};
