// Why a node is in trouble, in whole sentences: the box at the head of its inspector.
export const causeWords = {
  "inspector.cause.queueFull": "{busy} of {slots} [slots:slot|slots] busy, {waiting} of {room} waiting. New calls are rejected.",
  "inspector.cause.unreachable":
    "Nobody can reach it: nothing that is sent to it arrives, and nothing leaves it. It is up, and keeps what it has.",
  "inspector.cause.unreachableShare": "{share} of what is sent to it, or leaves it, is lost.",
  "inspector.cause.lagGrows":
    "Lag grows: {group} is slower than what is published. {published} a second come, {handled} a second are handled; the lag is {lag}, and the oldest message has waited for {age}.",
  "inspector.cause.ejected":
    "{ejected} of {of} [of:replica|replicas] [ejected:is|are] left out by callers: they failed too often in a row.",
  "inspector.cause.down": "{down} of {of} [of:replica|replicas] [down:is|are] down.",
  "inspector.cause.stopped": "All replicas are stopped since {at}.",
  "inspector.cause.errors": "{share} of its calls fail.",
  "inspector.cause.errorsBy": "{share} of its calls fail, most of them: {why}.",
  "inspector.cause.saturated": "{busy} of {slots} [slots:slot|slots] busy, {waiting} waiting. It has no reserve left.",
  "inspector.cause.slow": "{share} of its time it waits for {callee}.",
  "inspector.cause.waits": "{visits} [visits:request waits|requests wait] for {callee}.",
  "inspector.cause.waitsInLine":
    "{busy} of {slots} [slots:slot is|slots are] held, {visits} [visits:request waits|requests wait] for {callee}. {waiting} more [waiting:waits|wait] in line.",
  "inspector.cause.hangs": "{hanging} of {of} [of:replica|replicas] [hanging:hangs|hang]: they accept calls and answer none.",
} as const;
