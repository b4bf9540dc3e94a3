// Bytes as letters that may stand in a link: base64url (RFC 4648, section 5), written without padding and read with it too.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export function toBase64url(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 6; held -= 6) text += LETTERS.charAt((bits >> (held - 6)) & 63);
    bits &= (1 << held) - 1;
  }
  return held > 0 ? text + LETTERS.charAt((bits << (6 - held)) & 63) : text;
}

/** Null for letters that are none of these, and for a length or rest of bits that no bytes give. */
export function fromBase64url(written: string): Uint8Array | null {
  const text = written.length % 4 === 0 ? written.replace(/={1,2}$/, "") : written;
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = bits >> held;
    bits &= (1 << held) - 1;
  }
  return held < 6 && bits === 0 ? bytes : null;
}
