// The command line called as a function, on the real files but with outputs of its own: for what its process has no part in.
import { execute } from "../execute.ts";
import { terminal } from "../terminal.ts";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function called(args: readonly string[], input = ""): Promise<Ended> {
  const said = { stdout: "", stderr: "" };
  const status = await execute(args, {
    ...terminal,
    print: (line) => void (said.stdout += `${line}\n`),
    complain: (line) => void (said.stderr += `${line}\n`),
    progress: () => undefined,
    read: async (file, most) => (file === "-" ? new TextEncoder().encode(input) : terminal.read(file, most)),
  });
  return { status, ...said };
}
