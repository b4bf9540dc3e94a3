// Which path belongs to whom: the longest prefix of whole path segments wins, among those whose headers the request has; of equal
// prefixes those that ask for the most headers, and of several of these one by weight.

export interface PathRule<T> {
  /** "/api/users" takes /api/users and /api/users/7, not /api/usersx; what stands behind ? or # is nothing. */
  readonly path: string;
  /** Share among equal rules; one of 0 is as if it were not there. */
  readonly weight: number;
  /** What the request's headers must be, all of them. */
  readonly headers?: Headers | undefined;
  readonly target: T;
}
export type Headers = Readonly<Record<string, string>>;

interface Parsed<T> {
  readonly rule: PathRule<T>;
  readonly segments: readonly string[];
  readonly wanted: readonly (readonly [string, string])[];
}

export class PathTable<T> {
  private readonly rules: readonly Parsed<T>[];
  constructor(rules: readonly PathRule<T>[]) {
    this.rules = rules
      .filter((rule) => rule.weight > 0)
      .map((rule) => ({ rule, segments: segmentsOf(rule.path), wanted: Object.entries(rule.headers ?? {}) }));
  }

  /** The rules among which weights decide; none: nothing of this path is known. */
  fitting(path: string, headers: Headers = NONE): readonly PathRule<T>[] {
    const segments = segmentsOf(path);
    const fits = this.rules.filter(
      (one) => isPrefix(one.segments, segments) && one.wanted.every(([name, value]) => headerOf(headers, name) === value),
    );
    const longest = fits.reduce((most, one) => Math.max(most, one.segments.length), 0);
    const close = fits.filter((one) => one.segments.length === longest);
    const asked = close.reduce((most, one) => Math.max(most, one.wanted.length), 0);
    return close.filter((one) => one.wanted.length === asked).map((one) => one.rule);
  }

  /** The longest prefix of the path that any rule knows, whatever headers it asks for; null where none does. */
  prefixOf(path: string): string | null {
    const segments = segmentsOf(path);
    const fits = this.rules.filter((one) => isPrefix(one.segments, segments));
    return fits.length === 0 ? null : `/${fits.reduce((a, b) => (b.segments.length > a.segments.length ? b : a)).segments.join("/")}`;
  }
}

/** @param unit from 0 to 1, 1 excluded */
export function byWeight<T>(rules: readonly PathRule<T>[], unit: number): PathRule<T> {
  let left = unit * rules.reduce((sum, rule) => sum + rule.weight, 0);
  return rules.find((rule) => (left -= rule.weight) < 0) ?? (rules[rules.length - 1] as PathRule<T>);
}

const NONE: Headers = {};
const headerOf = (headers: Headers, name: string): string | undefined => (Object.hasOwn(headers, name) ? headers[name] : undefined);
const isPrefix = (prefix: readonly string[], segments: readonly string[]): boolean => prefix.every((part, i) => segments[i] === part);

/** What stands before ? and # of a path, in its segments. */
const segmentsOf = (path: string): readonly string[] => (path.split(/[?#]/, 1)[0] as string).split("/").filter((segment) => segment !== "");
