/**
 * Arithmetic modulo p = 2^255 − 19, as much as it takes to tell whether a point exists. Sixteen
 * limbs of 16 bits in doubles, because BigInt is missing on iOS 13. Only for public values: it does
 * not run in constant time.
 */
type Field = Float64Array;

const LIMBS = 16;
const LIMB = 65536;

/** d of the curve −x² + y² = 1 + d·x²·y² (RFC 8032 §5.1). */
const CURVE_D = fieldOf([
  0x78a3, 0x1359, 0x4dca, 0x75eb, 0xd8ab, 0x4141, 0x0a4d, 0x0070, 0xe898, 0x7779, 0x4079, 0x8cc7, 0xfe73,
  0x2b6f, 0x6cee, 0x5203,
]);
const ONE = fieldOf([1]);

/**
 * Whether 32 bytes with a y below p are a point of edwards25519: x² = (y² − 1) / (d·y² + 1) must be
 * a square. Times the square of the denominator, which is never 0, that asks whether
 * (y² − 1)·(d·y² + 1) is one.
 */
export function isOnCurve(bytes: Uint8Array): boolean {
  const y = fieldOf(
    Array.from({ length: LIMBS }, (_, index) => (bytes[2 * index] ?? 0) + 256 * (bytes[2 * index + 1] ?? 0)),
  );
  y[15] = (y[15] ?? 0) % 0x8000; // the top bit is the sign of x
  const ySquared = multiply(y, y);
  const product = multiply(subtract(ySquared, ONE), add(multiply(CURVE_D, ySquared), ONE));
  const symbol = legendreSymbol(product);
  return isEqual(symbol, ONE) || isEqual(symbol, fieldOf([]));
}

/** value^((p − 1) / 2): 1 for a square, 0 for 0, p − 1 for the others (Euler's criterion). */
function legendreSymbol(value: Field): Field {
  let power = ONE;
  for (let bit = 253; bit >= 0; bit--) {
    power = multiply(power, power);
    // The exponent 2^254 − 10 has every one of its 254 bits set but bits 0 and 3.
    if (bit !== 0 && bit !== 3) power = multiply(power, value);
  }
  return power;
}

function multiply(left: Field, right: Field): Field {
  const wide = new Float64Array(2 * LIMBS);
  for (let i = 0; i < LIMBS; i++) {
    for (let j = 0; j < LIMBS; j++) wide[i + j] = (wide[i + j] ?? 0) + (left[i] ?? 0) * (right[j] ?? 0);
  }
  // 2^256 = 38 modulo p. The sums stay below 2^32 · 16 · 39 < 2^42, so they are exact.
  return carried(wide.subarray(0, LIMBS).map((limb, index) => limb + 38 * (wide[index + LIMBS] ?? 0)));
}

function add(left: Field, right: Field): Field {
  return carried(left.map((limb, index) => limb + (right[index] ?? 0)));
}

function subtract(left: Field, right: Field): Field {
  return carried(left.map((limb, index) => limb - (right[index] ?? 0)));
}

/** Brings every limb back to 16 bits: the first round carries out less than 2^27, the second one unit at most, the third none. */
function carried(value: Field): Field {
  for (let round = 0; round < 3; round++) {
    let carry = 0;
    for (let index = 0; index < LIMBS; index++) {
      const limb = (value[index] ?? 0) + carry;
      carry = Math.floor(limb / LIMB);
      value[index] = limb - carry * LIMB;
    }
    value[0] = (value[0] ?? 0) + 38 * carry;
  }
  return value;
}

/** Equal modulo p: the difference is one of the multiples of p below 2^256, which are 0, p and 2p. */
function isEqual(left: Field, right: Field): boolean {
  const difference = subtract(left, right);
  const isZero = difference.every((limb) => limb === 0);
  const isPrime = difference.every((limb, index) => limb === primeLimb(index, 0x7fff));
  const isTwicePrime = difference.every((limb, index) => limb === primeLimb(index, 0xffff));
  return isZero || isPrime || isTwicePrime;
}

function primeLimb(index: number, top: number): number {
  if (index === LIMBS - 1) return top;
  if (index > 0) return 0xffff;
  return top === 0x7fff ? 0xffed : 0xffda;
}

function fieldOf(limbs: readonly number[]): Field {
  const value = new Float64Array(LIMBS);
  value.set(limbs);
  return value;
}
