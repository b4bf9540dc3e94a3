// Expressions over what is kept: what must always be true of counters and entities, and what a read asks for. Two small languages
// of one grammar; both parsers are total: any text parses, or says where and why not. What the names mean is not their matter.
//
//   invariant  = compared [within] | "every" name "ends" states [within]
//   condition  = compared | name "is" ["not"] states
//   compared   = sum ("==" | "!=" | "<=" | ">=" | "<" | ">") sum
//   sum        = ["-"] product { ("+" | "-") product }      product = factor { "*" factor }, at most one of them with a name
//   factor     = number | name ["." state] | "(" sum ")"    states  = state { "or" state }    within = "within" duration
import { failure, type Result, success } from "../../base/result.ts";
import { parseDuration } from "./duration-text.ts";

export const OPERATORS = ["==", "!=", "<=", ">=", "<", ">"] as const;
export type Operator = (typeof OPERATORS)[number];

/** So many times a counter, or entities: all of the name, or those in a state. */
export interface Term {
  readonly factor: number;
  readonly name: string;
  readonly state: string | null;
  /** Where the name stands, in characters. */
  readonly at: number;
}
/** A sum of them, and a number. */
export interface Sum {
  readonly constant: number;
  readonly terms: readonly Term[];
}
export interface Comparison {
  readonly sort: "compare";
  readonly left: Sum;
  readonly op: Operator;
  readonly right: Sum;
}
export interface Named {
  readonly name: string;
  readonly at: number;
}
export type Invariant =
  /** `within` µs: what a request changed counts when so much time has passed since its last change; 0: at once. */
  | (Comparison & { readonly within: number })
  /** Each entity has come to one of the states when so much time has passed since it was made. */
  | { readonly sort: "ends"; readonly entity: Named; readonly states: readonly Named[]; readonly within: number };
export type Condition =
  | Comparison
  | { readonly sort: "is"; readonly entity: Named; readonly states: readonly Named[]; readonly isNot: boolean };

export interface ExpressionProblem {
  readonly code: "expressionEmpty" | "expressionSyntax" | "expressionFactor" | "expressionProduct" | "expressionDuration";
  /** In characters from its beginning. */
  readonly at: number;
  readonly found: string;
  /** What may stand there, by example. */
  readonly expected: string;
}

/** The longest text; it also bounds how deep parentheses nest. */
export const LONGEST_EXPRESSION = 200;
/** Within which an entity ends, where that is not said: a minute. */
export const USUAL_WITHIN = 60_000_000;
/** The state of what is not there any more. */
export const REMOVED = "removed";
/** The state of what never was there, or is not any more. */
export const NONE = "none";

export const parseInvariant = (text: string): Result<Invariant, ExpressionProblem> => parsed(text, (parser) => parser.invariant());
export const parseCondition = (text: string): Result<Condition, ExpressionProblem> => parsed(text, (parser) => parser.condition());

function parsed<T>(text: string, read: (parser: Parser) => T): Result<T, ExpressionProblem> {
  if (text.trim() === "") return failure({ code: "expressionEmpty", at: 0, found: "", expected: "" });
  if (text.length > LONGEST_EXPRESSION) return failure({ code: "expressionSyntax", at: LONGEST_EXPRESSION, found: "…", expected: "" });
  try {
    const parser = new Parser(text);
    const value = read(parser);
    parser.end();
    return success(value);
  } catch (error) {
    if (error instanceof Refusal) return failure(error.problem);
    throw error;
  }
}

class Refusal extends Error {
  readonly problem: ExpressionProblem;
  constructor(problem: ExpressionProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

const TOKEN = /\s*(?:([A-Za-z_][A-Za-z0-9_]*)|([0-9]+(?:\.[0-9]+)?[a-zµ]*)|(==|!=|<=|>=|[<>+\-*().])|(\S))/uy;
interface Token {
  readonly sort: "word" | "number" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}
const KEYWORDS: ReadonlySet<string> = new Set(["every", "ends", "or", "is", "not", "within"]);

class Parser {
  private readonly text: string;
  private place = 0;
  private next: Token;

  constructor(text: string) {
    this.text = text;
    this.next = this.read();
  }

  private read(): Token {
    TOKEN.lastIndex = this.place;
    const match = TOKEN.exec(this.text);
    if (match === null) return { sort: "end", text: "", at: this.text.length };
    this.place = TOKEN.lastIndex;
    const [, word, number, sign, other] = match;
    const text = word ?? number ?? sign ?? other ?? "";
    return { sort: word !== undefined ? "word" : number !== undefined ? "number" : "sign", text, at: this.place - text.length };
  }
  private take(): Token {
    const { next } = this;
    this.next = this.read();
    return next;
  }
  private refuse(expected: string, code: ExpressionProblem["code"] = "expressionSyntax", { at, text } = this.next): never {
    throw new Refusal({ code, at, found: text, expected });
  }
  private accepts(text: string): boolean {
    if (this.next.text !== text) return false;
    this.take();
    return true;
  }

  end(): void {
    if (this.next.sort !== "end") this.refuse("+ - *");
  }

  invariant(): Invariant {
    if (!this.accepts("every")) {
      const compared = this.comparison(this.sum());
      return { ...compared, within: this.within(0) };
    }
    const entity = this.name("order");
    if (!this.accepts("ends")) this.refuse("ends");
    return { sort: "ends", entity, states: this.states(), within: this.within(USUAL_WITHIN) };
  }

  condition(): Condition {
    const from = this.next;
    const left = this.sum();
    if (!this.accepts("is")) return this.comparison(left);
    const [term] = left.terms;
    const isName = left.terms.length === 1 && left.constant === 0 && term?.factor === 1 && term.state === null && term.at === from.at;
    if (term === undefined || !isName) this.refuse("order is", "expressionSyntax", from);
    const isNot = this.accepts("not");
    return { sort: "is", entity: { name: term.name, at: term.at }, states: this.states(), isNot };
  }

  private comparison(left: Sum): Comparison {
    const op = OPERATORS.find((sign) => sign === this.next.text);
    if (op === undefined) this.refuse("+ - * == != < <= > >=");
    this.take();
    return { sort: "compare", left, op, right: this.sum() };
  }

  private within(usual: number): number {
    if (!this.accepts("within")) return usual;
    const { at, sort, text } = this.next;
    const time = sort === "number" ? parseDuration(text) : undefined;
    if (time?.ok !== true) throw new Refusal({ code: "expressionDuration", at, found: text, expected: "5s" });
    this.take();
    return time.value;
  }

  private states(): readonly Named[] {
    const states = [this.name("completed")];
    while (this.accepts("or")) states.push(this.name("compensated"));
    return states;
  }
  private name(example: string, code: ExpressionProblem["code"] = "expressionSyntax"): Named {
    if (this.next.sort !== "word" || KEYWORDS.has(this.next.text)) this.refuse(example, code);
    const { at, text } = this.take();
    return { name: text, at };
  }

  private sum(): Sum {
    let sum = this.accepts("-") ? scaled(this.product(), -1) : this.product();
    for (;;) {
      if (this.accepts("+")) sum = added(sum, this.product());
      else if (this.accepts("-")) sum = added(sum, scaled(this.product(), -1));
      else return sum;
    }
  }
  private product(): Sum {
    let product = this.factor();
    while (this.next.text === "*") {
      const sign = this.take();
      const factor = this.factor();
      if (product.terms.length > 0 && factor.terms.length > 0) this.refuse("2 * stock", "expressionProduct", sign);
      product = factor.terms.length > 0 ? scaled(factor, product.constant) : scaled(product, factor.constant);
    }
    return product;
  }
  private factor(): Sum {
    if (this.accepts("(")) {
      const inside = this.sum();
      if (!this.accepts(")")) this.refuse(")");
      return inside;
    }
    if (this.next.sort === "number") return { constant: this.number(), terms: [] };
    const { at, name } = this.name("stock", "expressionFactor");
    const state = this.accepts(".") ? this.name("completed").name : null;
    return { constant: 0, terms: [{ factor: 1, name, state, at }] };
  }
  private number(): number {
    const value = Number(this.next.text);
    if (!(Math.abs(value) <= 1e15)) this.refuse("1", "expressionFactor");
    this.take();
    return value;
  }
}

const added = (one: Sum, other: Sum): Sum => ({ constant: one.constant + other.constant, terms: [...one.terms, ...other.terms] });
const scaled = ({ constant, terms }: Sum, by: number): Sum => ({
  constant: constant * by,
  terms: terms.map((term) => ({ ...term, factor: term.factor * by })),
});
