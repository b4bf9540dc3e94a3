// The words of the fault zone-outage, in every language: label, help, and its own fields beside those of every act.
import type { Text } from "../../kinds/spec.ts";
import { actWords } from "../../scenario/act-words.ts";

export const zoneOutageText: Text = {
  en: {
    label: "zone outage",
    help: "A whole zone is lost: the power fails and all its replicas crash, or its network is cut off and goes on alone. Whoever is spread over several zones loses a part; do the others carry it?",
    fields: {
      ...actWords.en,
      share: { label: "Share", help: "Share of the replicas in the zone that crash, or of the messages over its border that are lost." },
      how: {
        label: "How",
        help: "Crash: all replicas in it die, and start again when it is over. Cut off: no message passes its border; those within go on, and the platform's list keeps them: callers outside learn by their timeouts.",
      },
    },
  },
  zh: {
    label: "可用区故障",
    help: "整个可用区失效：断电，所有副本崩溃；或网络被切断，区内独自运行。分布在多个可用区的服务会失去一部分；其余部分撑得住吗？",
    fields: {
      ...actWords.zh,
      share: { label: "比例", help: "区内崩溃的副本比例，或跨越边界时丢失的消息比例。" },
      how: {
        label: "方式",
        help: "崩溃：区内所有副本终止，故障结束后重新启动。断网：消息无法跨越边界；区内照常运行，平台的列表仍保留它们：区外调用方只能靠超时得知。",
      },
    },
  },
};
