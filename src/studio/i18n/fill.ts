// A sentence of the catalogue with its values. Chinese is set apart from Latin and from figures by a space, never from Chinese: a
// space beside a value stands only where the value needs it. English bends a word by its count: `{count} [count:trace|traces]` says
// "1 trace" and "0 traces"; Chinese has no such word.
const CHINESE = /[㐀-鿿]/;

export function fill(template: string, values: Readonly<Record<string, string | number>> | undefined): string {
  if (values === undefined) return template;
  return bent(template, values).replaceAll(/( ?)\{(\w+)\}( ?)/g, (whole, before: string, name: string, after: string, at: number) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = String(values[name]);
    const left = closes(template[at - 1], before, value[0]);
    const right = closes(value.at(-1), after, template[at + whole.length]);
    return `${left}${value}${right}`;
  });
}
const bent = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replaceAll(/\[(\w+):([^|\]]*)\|([^\]]*)\]/g, (whole, name: string, one: string, other: string) =>
    Object.hasOwn(values, name) ? (String(values[name]) === "1" ? one : other) : whole,
  );
const isChinese = (letter: string | undefined): boolean => letter !== undefined && CHINESE.test(letter);
const closes = (before: string | undefined, space: string, after: string | undefined): string =>
  isChinese(before) && isChinese(after) ? "" : space;
