// A running fingerprint of what happened, in order: two lanes of 32 bits over (time, what, where, which). Equal digests, same run.
import { hex8, mixWord } from "./hash.ts";

export class Digest {
  private a = 0x3c6ef372;
  private b = 0x1f83d9ab | 0;

  /** @param now whole µs @param what code of the event, by whose place it is salted @param which number of the request, 32 bits */
  record(now: number, what: number, which: number): void {
    const a = Math.imul(this.a ^ (now | 0), 0x85ebca6b);
    const b = (Math.imul(this.b ^ what, 0xc2b2ae35) + which) | 0;
    this.a = ((a ^ (a >>> 15)) + b) | 0;
    this.b = b ^ (b >>> 13) ^ a;
  }

  /** As it is now. */
  copy(): Digest {
    const copy = new Digest();
    copy.a = this.a;
    copy.b = this.b;
    return copy;
  }

  /** 64 bits as 16 lower-case hex digits. */
  text(): string {
    return hex8(mixWord(this.a)) + hex8(mixWord(this.b ^ (this.a << 7)));
  }
}
