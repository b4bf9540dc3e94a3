// What became of a request at the stages of a node, packed into two numbers of a span: which list of stages it was (an edited
// gateway has another), and three bits a stage.
import { type Span, STAGE_VERDICTS, type StageVerdict } from "../views/records.ts";

/** Stages whose verdicts a number holds beside the others': ten times three bits. */
export const STAGES_A_WORD = 10;
/** Room of a word: the list's number stands above it. */
const WORD = 0x40000000;
/** Of different lists of a run; the traces of those beyond tell no stages. */
const MOST = 1 << 20;

export class StageLists {
  private readonly lists: (readonly string[])[] = [[]];
  private readonly known = new Map<string, number>();

  /** @returns its number, the same for the same names; 0 when there are too many */
  add(uses: readonly string[]): number {
    const key = uses.join(" ");
    const found = this.known.get(key);
    if (found !== undefined) return found;
    if (this.lists.length === MOST) return 0;
    this.known.set(key, this.lists.length);
    return this.lists.push(uses) - 1;
  }

  /** The first column: list and the first ten stages. The second: the next ten. */
  pack(list: number, first: number): number {
    return list * WORD + first;
  }

  unpack(column: number, more: number): Span["stages"] {
    const uses = this.lists[Math.floor(column / WORD)] ?? [];
    const first = column % WORD;
    return uses.flatMap((use, i) => {
      const verdict = ((i < STAGES_A_WORD ? first : more) >>> (3 * (i % STAGES_A_WORD))) & 7;
      return verdict === 0 ? [] : [{ use, verdict: STAGE_VERDICTS[verdict] as StageVerdict }];
    });
  }
}
