const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url without padding (RFC 4648 §5), by hand: WeChat's JavaScript has neither btoa nor Buffer. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
    const bits = first * 65536 + second * 256 + third;
    const letters = [bits >> 18, (bits >> 12) & 63, (bits >> 6) & 63, bits & 63].map((six) =>
      ALPHABET.charAt(six),
    );
    text += letters.slice(0, Math.min(3, bytes.length - index) + 1).join('');
  }
  return text;
}

/** @throws RangeError for a character outside the alphabet or a length that no bytes have */
export function fromBase64url(text: string): Uint8Array {
  if (text.length % 4 === 1) throw new RangeError('Not the length of any bytes in base64url');
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let next = 0;
  for (const character of text) {
    const six = ALPHABET.indexOf(character);
    if (six < 0) throw new RangeError('Not a character of base64url');
    bits = ((bits << 6) | six) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[next++] = (bits >> count) & 255;
  }
  return bytes;
}
