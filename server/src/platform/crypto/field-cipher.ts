import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Keyring } from './keyring.ts';

const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** Where a sealed value stands; it opens nowhere else. */
export interface Place {
  table: string;
  column: string;
  row: string;
}

/**
 * Encrypts personal data before it is stored (AES-256-GCM, NIST SP 800-38D) and finds it again by a
 * keyed hash. A person's fields are sealed under a key of that person: erasing it erases the person.
 */
@Injectable()
export class FieldCipher {
  constructor(private readonly keyring: Keyring) {}

  /** Makes a person's data key, wrapped by the newest master key, for storage in `place`. */
  newPersonKey(place: Place): string {
    return this.seal(randomBytes(32).toString('base64url'), place);
  }

  /** Seals under the newest master key, for values that belong to no person. */
  seal(plain: string, place: Place): string {
    const [master] = this.keyring.current.master;
    if (master === undefined) throw new Error('No master key');
    return `${master.id}.${encrypt(Buffer.from(master.key, 'base64url'), plain, place)}`;
  }

  /** @throws Error when the value was altered, moved to another row, or its master key is gone */
  open(sealed: string, place: Place): string {
    const [id, body = ''] = sealed.split('.');
    const master = this.keyring.current.master.find((entry) => String(entry.id) === id);
    if (master === undefined) throw new Error(`No master key ${id}`);
    return decrypt(Buffer.from(master.key, 'base64url'), body, place);
  }

  /** Seals one field of a person under the person's unwrapped key. */
  sealFor(personKey: string, plain: string, place: Place): string {
    return encrypt(Buffer.from(personKey, 'base64url'), plain, place);
  }

  openFor(personKey: string, sealed: string, place: Place): string {
    return decrypt(Buffer.from(personKey, 'base64url'), sealed, place);
  }

  /** The hash under which a value of one kind is looked up; without the key it cannot be guessed. */
  lookupHash(kind: string, value: string): string {
    const key = Buffer.from(this.keyring.current.lookup, 'base64url');
    return createHmac('sha256', key).update(`${kind}\0${value}`).digest('base64url');
  }
}

const associatedData = ({ table, column, row }: Place): Buffer => Buffer.from(`${table}\0${column}\0${row}`);

function encrypt(key: Buffer, plain: string, place: Place): string {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, sealed: string, place: Place): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_LENGTH));
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(bytes.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH));
  return Buffer.concat([decipher.update(bytes.subarray(IV_LENGTH + TAG_LENGTH)), decipher.final()]).toString(
    'utf8',
  );
}
