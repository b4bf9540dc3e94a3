// The run cannot go on: our own mistake, or a limit that was reached. Carries what it takes to see it again.
export class RunFailure extends Error {
  readonly code: "engine" | "limit";
  readonly seed: number;
  readonly at: number;
  readonly nodeId: string | undefined;
  constructor(code: "engine" | "limit", message: string, seed: number, at: number, nodeId?: string) {
    super(message);
    this.name = "RunFailure";
    this.code = code;
    this.seed = seed;
    this.at = at;
    this.nodeId = nodeId;
  }
}
