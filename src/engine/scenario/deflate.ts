// zlib's deflate through the streams that page, worker and Node share. Their types belong to no library of this layer, so the
// little that is used is declared here: simpler for every caller than handing two functions in, and the streams are no DOM.
import { failure, type Result, success } from "../../base/result.ts";

interface ByteStream {
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
  readonly readable: { getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>; cancel(): Promise<void> } };
}
declare const CompressionStream: new (format: "deflate") => ByteStream;
declare const DecompressionStream: new (format: "deflate") => ByteStream;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (label: "utf-8", options: { readonly fatal: true }) => { decode(bytes: Uint8Array): string };

export async function deflate(text: string): Promise<Uint8Array> {
  return joined(await through(new CompressionStream("deflate"), new TextEncoder().encode(text), Infinity));
}

/** `broken`: cut or altered; `tooLarge`: it would unpack to more than `most` bytes, and was left at that. */
export async function inflate(bytes: Uint8Array, most: number): Promise<Result<string, "broken" | "tooLarge">> {
  try {
    const parts = await through(new DecompressionStream("deflate"), bytes, most);
    if (sizeOf(parts) > most) return failure("tooLarge");
    const whole = joined(parts);
    return endsWithSumOf(whole, bytes) ? success(new TextDecoder("utf-8", { fatal: true }).decode(whole)) : failure("broken");
  } catch {
    // The checksum, the end of the stream or the encoding of the text does not fit: all say that it is not what was sent.
    return failure("broken");
  }
}

/** The chunks that come out; reading stops with the first that goes beyond `most` bytes in all. */
async function through(stream: ByteStream, bytes: Uint8Array, most: number): Promise<readonly Uint8Array[]> {
  const writer = stream.writable.getWriter();
  // What fails in writing fails in reading too, where it is seen.
  const written = Promise.allSettled([writer.write(bytes), writer.close()]);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (part.value) parts.push(part.value);
    if (sizeOf(parts) <= most) continue;
    await reader.cancel();
    return parts;
  }
  await written;
  return parts;
}
const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Some platforms read up to the checksum and leave what was put behind it; so the last bytes must be the checksum. */
function endsWithSumOf(text: Uint8Array, packed: Uint8Array): boolean {
  const sum = adler32(text);
  return packed.slice(-4).every((byte, i) => byte === ((sum >>> (24 - 8 * i)) & 255));
}
/** The checksum of zlib (RFC 1950). */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}
