// The words of the fault leak, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const leakText: Text = {
  en: {
    label: "memory leak",
    help: "Every request leaves something in memory that nobody frees. When the instance has more than the limit it is killed, with all it has in its hands, as the kernel kills a container (OOMKilled), and starts again unless its memory setting says otherwise. What has leaked stays when the fault ends, until the process does. Modelled: growth and the kill; not a garbage collector that slows down before.",
    fields: {
      ...actWords.en,
      share: { label: "Share", help: "Share of the instances that leak, at least one; 1 is all of them, later ones too." },
      perRequest: { label: "Leaks", help: "What each request leaves behind." },
      limit: { label: "Limit", help: "With more than this in use it is killed; a lower limit of the service's own counts as well." },
    },
  },
  zh: {
    label: "内存泄漏",
    help: "每个请求都在内存中留下无人释放的部分。实例占用超过上限时连同手中的请求一起被终止，如内核终止容器（OOMKilled）；除非其内存设置另有规定，随后重新启动。故障结束后，已泄漏的内存保留到进程结束。已建模：增长与终止；未建模：终止之前垃圾回收造成的变慢。",
    fields: {
      ...actWords.zh,
      share: { label: "比例", help: "泄漏的实例比例，至少一个；1 表示全部，包括之后加入的。" },
      perRequest: { label: "泄漏", help: "每个请求留下多少内存。" },
      limit: { label: "上限", help: "占用超过该值即被终止；服务自身更低的上限同样有效。" },
    },
  },
};
