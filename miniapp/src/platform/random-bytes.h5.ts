/** Bytes from the browser's own source of randomness; never Math.random. */
export function randomBytes(length: number): Promise<Uint8Array> {
  return Promise.resolve(crypto.getRandomValues(new Uint8Array(length)));
}
