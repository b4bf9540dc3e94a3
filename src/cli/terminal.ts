// What the command line needs of the machine, as one small thing that a test can stand in for.
import { createReadStream, writeFileSync } from "node:fs";

export interface Terminal {
  /** Standard output and standard error, a line each; the line end is added. */
  print(line: string): void;
  complain(line: string): void;
  /** A line of standard error that the next one replaces; nothing where standard error is no terminal. */
  progress(line: string): void;
  /** Of a file, or of standard input for "-"; null where there are more bytes than `most`. Fails as Node does. */
  read(file: string, most: number): Promise<Uint8Array | null>;
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
  read: async (file, most) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of file === "-" ? process.stdin : createReadStream(file)) {
      parts.push(part as Buffer);
      bytes += (part as Buffer).length;
      if (bytes > most) return null;
    }
    return Buffer.concat(parts);
  },
  write: (file, text) => writeFileSync(file, text),
  seconds: () => performance.now() / 1000,
};

/** Back to the beginning of a line on which progress may stand. */
const clear = (): string => (process.stderr.isTTY ? "\r\u001B[K" : "");
