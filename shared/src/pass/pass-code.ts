import type { Grade } from '../credit/grade-rules.ts';
import { base45Length, decodeBase45, encodeBase45 } from './base45.ts';
import { asciiBytes, concatBytes, readUint32, uint32Bytes } from './bytes.ts';
import { strictVerify } from './ed25519-rules.ts';
import type { Ed25519Verify } from './ed25519-rules.ts';
import type { Verdict } from './verdict.ts';

/**
 * The rotating code: its bytes, its text and what a counter can tell from it alone. A format of our
 * own, big-endian:
 *
 *   0 version · 1 key id · 2 pass id (16) · 18 holder and grade, a nibble each · 19 issued at (4) ·
 *   23 expires at (4) · 27 the phone's public key (32) · 59 issuer's signature (64) · 123 step (4) ·
 *   127 the phone's signature (64)
 *
 * As text it is `XY1:` and Base45, all in QR's alphanumeric set: version 10 at level M.
 */

export const FORMAT_VERSION = 1;
/** A code shows one step; the next begins when the whole number of Unix seconds / 15 turns. */
export const STEP_SECONDS = 15;
/** How many steps a code may be older or younger than the verifier's clock. */
export const STEP_TOLERANCE = 2;
/** Bytes that the issuer signs. */
export const CREDENTIAL_BODY_LENGTH = 59;
/** Body and issuer's signature: what a phone is given and keeps. */
export const CREDENTIAL_LENGTH = 123;
/** Credential, step and the phone's signature. */
export const CODE_LENGTH = 191;
export const CODE_PREFIX = 'XY1:';
export const CODE_TEXT_LENGTH = CODE_PREFIX.length + base45Length(CODE_LENGTH);

const PASS_ID = { offset: 2, length: 16 };
const KIND_OFFSET = 18;
const ISSUED_AT_OFFSET = 19;
const EXPIRES_AT_OFFSET = 23;
const DEVICE_KEY = { offset: 27, length: 32 };
const STEP_OFFSET = CREDENTIAL_LENGTH;
const DEVICE_SIGNATURE_OFFSET = STEP_OFFSET + 4;
const SIGNATURE_LENGTH = 64;

/** Words before what is signed, so that no signature can be taken for one of the other kind. */
const ISSUER_CONTEXT = asciiBytes('XYPASS1\0');
const SHOW_CONTEXT = asciiBytes('XYSHOW1\0');

/** The longest text a scan may be; a scanner adds a few characters of white space, never thousands. */
const MAX_SCANNED_LENGTH = 4096;

const HOLDER_NIBBLES = { person: 1, enterprise: 2 } as const;
const GRADE_NIBBLES: Record<Grade, number> = { T150: 1, T120: 2, T100: 3, excellent: 4, good: 5 };

export interface Credential {
  /** Which issuing key signed it, 0–255. */
  keyId: number;
  /** 16 random bytes. */
  passId: Uint8Array;
  holder: 'person' | 'enterprise';
  grade: Grade;
  /** Unix seconds. */
  issuedAt: number;
  /** Unix seconds; the credential is good up to and including this second. */
  expiresAt: number;
  /** The phone's Ed25519 public key, 32 bytes. */
  devicePublicKey: Uint8Array;
}

export interface ParsedCode {
  credential: Credential;
  /** All 123 bytes; the first 59 are the body. */
  credentialBytes: Uint8Array;
  step: number;
  issuerSignature: Uint8Array;
  deviceSignature: Uint8Array;
}

export type CodeCheck =
  | {
      verdict: Extract<Verdict, 'ok' | 'unknown-key' | 'bad-signature' | 'expired' | 'stale'>;
      code: ParsedCode;
    }
  | { verdict: Extract<Verdict, 'malformed'>; code: null };

/** The step an instant lies in. */
export function stepAt(unixSeconds: number): number {
  return Math.floor(unixSeconds / STEP_SECONDS);
}

/**
 * Bytes 0–58, what the issuer signs.
 *
 * @throws RangeError where a field does not fit: signing it would make a pass that no counter takes
 */
export function credentialBody(credential: Credential): Uint8Array {
  const { keyId, passId, holder, grade, issuedAt, expiresAt, devicePublicKey } = credential;
  const body = concatBytes(
    Uint8Array.of(FORMAT_VERSION, keyId),
    passId,
    Uint8Array.of(HOLDER_NIBBLES[holder] * 16 + GRADE_NIBBLES[grade]),
    uint32Bytes(issuedAt),
    uint32Bytes(expiresAt),
    devicePublicKey,
  );
  const read = readBody(body);
  const fits =
    read !== null &&
    body.length === CREDENTIAL_BODY_LENGTH &&
    passId.length === PASS_ID.length &&
    read.keyId === keyId &&
    read.issuedAt === issuedAt &&
    read.expiresAt === expiresAt;
  if (!fits) throw new RangeError('A field of the credential does not fit its bytes');
  return body;
}

/** What the issuing key signs, and what its signature is verified over. */
export function issuerMessage(body: Uint8Array): Uint8Array {
  return concatBytes(ISSUER_CONTEXT, body);
}

/** Bytes 0–122. */
export function assembleCredential(body: Uint8Array, signature: Uint8Array): Uint8Array {
  return joined([body, signature], CREDENTIAL_LENGTH);
}

/** Reads the 123 bytes a phone was given, without verifying them; null if they are no credential. */
export function readCredential(bytes: Uint8Array): Credential | null {
  return bytes.length === CREDENTIAL_LENGTH ? readBody(bytes) : null;
}

/** What the phone signs for a step: proof that the enrolled phone showed this code now. */
export function showMessage(credential123: Uint8Array, step: number): Uint8Array {
  return concatBytes(SHOW_CONTEXT, credential123, uint32Bytes(step));
}

/** The text of the QR code. */
export function assembleCode(credential123: Uint8Array, step: number, signature: Uint8Array): string {
  return CODE_PREFIX + encodeBase45(joined([credential123, uint32Bytes(step), signature], CODE_LENGTH));
}

/**
 * Reads a scanned text without verifying it; null if it is not one of our codes. White space at the
 * end, which handheld scanners add, is dropped; nothing else is tolerated. Never throws, and looks
 * at the length before anything else.
 */
export function parseCode(text: string): ParsedCode | null {
  if (text.length < CODE_TEXT_LENGTH || text.length > MAX_SCANNED_LENGTH) return null;
  if (!text.startsWith(CODE_PREFIX)) return null;
  if (!/^[\t\n\v\f\r ]*$/.test(text.slice(CODE_TEXT_LENGTH))) return null;
  const bytes = decodeBase45(text.slice(CODE_PREFIX.length, CODE_TEXT_LENGTH));
  const credential = bytes && readBody(bytes);
  if (!bytes || !credential) return null;
  return {
    credential,
    credentialBytes: bytes.slice(0, CREDENTIAL_LENGTH),
    step: readUint32(bytes, STEP_OFFSET),
    issuerSignature: bytes.slice(CREDENTIAL_BODY_LENGTH, CREDENTIAL_LENGTH),
    deviceSignature: bytes.slice(DEVICE_SIGNATURE_OFFSET),
  };
}

/**
 * What a counter can tell from the code alone; the server goes on from `ok`. Never throws.
 *
 * Both signatures come before the times: only a genuine code is told that it is too old.
 *
 * @param now Unix seconds by the verifier's clock; without a readable clock every code is expired
 * @param keys public key of an issuing key's id, null for one that is not known or not valid now
 * @param verify any library's verification; strictness is added here
 */
export function verifyCode(
  text: string,
  now: number,
  keys: (keyId: number) => Uint8Array | null,
  verify: Ed25519Verify,
): CodeCheck {
  const code = parseCode(text);
  if (!code) return { verdict: 'malformed', code: null };
  const { credential, credentialBytes, step, issuerSignature, deviceSignature } = code;

  const issuerKey = keys(credential.keyId);
  if (!issuerKey) return { verdict: 'unknown-key', code };

  const isSigned = strictVerify(verify);
  const body = credentialBytes.subarray(0, CREDENTIAL_BODY_LENGTH);
  const isGenuine =
    isSigned(issuerKey, issuerMessage(body), issuerSignature) &&
    isSigned(credential.devicePublicKey, showMessage(credentialBytes, step), deviceSignature);
  if (!isGenuine) return { verdict: 'bad-signature', code };

  // Written as what must hold, so that a clock of NaN refuses.
  if (!(now <= credential.expiresAt)) return { verdict: 'expired', code };
  if (!(Math.abs(stepAt(now) - step) <= STEP_TOLERANCE)) return { verdict: 'stale', code };
  return { verdict: 'ok', code };
}

/** Reads the first 59 bytes; null for another version or a nibble outside the table. */
function readBody(bytes: Uint8Array): Credential | null {
  if (bytes.length < CREDENTIAL_BODY_LENGTH || bytes[0] !== FORMAT_VERSION) return null;
  const kind = readKind(bytes[KIND_OFFSET] ?? 0);
  return (
    kind && {
      keyId: bytes[1] ?? 0,
      passId: bytes.slice(PASS_ID.offset, PASS_ID.offset + PASS_ID.length),
      ...kind,
      issuedAt: readUint32(bytes, ISSUED_AT_OFFSET),
      expiresAt: readUint32(bytes, EXPIRES_AT_OFFSET),
      devicePublicKey: bytes.slice(DEVICE_KEY.offset, DEVICE_KEY.offset + DEVICE_KEY.length),
    }
  );
}

function readKind(byte: number): Pick<Credential, 'holder' | 'grade'> | null {
  const holder = keyOf(HOLDER_NIBBLES, byte >> 4);
  const grade = keyOf(GRADE_NIBBLES, byte & 15);
  if (!holder || !grade) return null;
  // Ratings are an enterprise's; a score's grade may be its legal representative's.
  return holder === 'person' && (grade === 'excellent' || grade === 'good') ? null : { holder, grade };
}

function keyOf<K extends string>(table: Record<K, number>, nibble: number): K | undefined {
  return (Object.keys(table) as K[]).find((key) => table[key] === nibble);
}

/** @throws RangeError where the parts are not as long as they must be */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const signature = parts[parts.length - 1];
  const all = concatBytes(...parts);
  if (all.length !== length || signature?.length !== SIGNATURE_LENGTH) {
    throw new RangeError(`Expected ${length} bytes with a signature of ${SIGNATURE_LENGTH}`);
  }
  return all;
}
