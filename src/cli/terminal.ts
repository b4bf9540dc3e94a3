// What the command line needs of the machine, as one small thing that a test can stand in for.
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";

export interface Terminal {
  /** Standard output and standard error, a line each; the line end is added. */
  print(line: string): void;
  complain(line: string): void;
  /** A line of standard error that the next one replaces; nothing where standard error is no terminal. */
  progress(line: string): void;
  /** Of a file, or of standard input for "-". Fails as Node does. */
  read(file: string): Promise<string>;
  write(file: string, text: string): void;
  /** Wall time in seconds from some moment on. */
  seconds(): number;
}

export const terminal: Terminal = {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${clear()}${line}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001B[K`);
  },
  read: async (file) => (file === "-" ? text(process.stdin) : readFileSync(file, "utf8")),
  write: (file, text) => writeFileSync(file, text),
  seconds: () => performance.now() / 1000,
};

/** Back to the beginning of a line on which progress may stand. */
const clear = (): string => (process.stderr.isTTY ? "\r\u001B[K" : "");
