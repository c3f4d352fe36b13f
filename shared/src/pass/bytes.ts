/** Bytes by hand: WeChat's JavaScript has neither Buffer nor TextEncoder. */

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** Bytes of a text of ASCII characters. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Big-endian; `value` is an integer below 2^32. */
export function uint32Bytes(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

/** Big-endian; what lies past the end reads as 0. */
export function readUint32(bytes: Uint8Array, offset: number): number {
  let value = 0;
  for (let index = offset; index < offset + 4; index++) value = value * 256 + (bytes[index] ?? 0);
  return value;
}
