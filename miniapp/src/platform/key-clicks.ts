/** A phone has no keys to press a button with. */
export function clickByKeys(): void {}
