export const shellWords = {
  "field.range": "Between {min} and {max}.",
  "field.less": "Less",
  "field.more": "More",
  "field.clear": "Clear",
} as const;
