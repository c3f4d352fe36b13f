import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from './field-cipher.ts';
import { Keyring } from './keyring.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'benefit-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));

const keyring = (name: string) => Keyring.load(path.join(folder, name), { mayMake: true, now: new Date() });
const place = { table: 'person', column: 'name', row: 'A' };

describe('FieldCipher', () => {
  const cipher = new FieldCipher(keyring('cipher.json'));

  it.each(['张三', '𠮷田㐂', '', 'x'.repeat(10_000)])('opens what it sealed', (plain) => {
    const sealed = cipher.seal(plain, place);
    expect(cipher.open(sealed, place)).toBe(plain);
    if (plain !== '') expect(sealed).not.toContain(plain);
  });

  it('never seals the same value to the same text', () => {
    expect(cipher.seal('张三', place)).not.toBe(cipher.seal('张三', place));
  });

  it.each([
    { name: 'another row', at: { ...place, row: 'B' } },
    { name: 'another column', at: { ...place, column: 'number' } },
    { name: 'another table', at: { ...place, table: 'notice' } },
  ])('does not open in $name', ({ at }) => {
    const sealed = cipher.seal('张三', place);
    expect(() => cipher.open(sealed, at)).toThrow();
  });

  it('does not open what was altered, nor under another installation’s key', () => {
    const sealed = cipher.seal('张三', place);
    const at = sealed.length - 3;
    const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => cipher.open(altered, place)).toThrow();
    expect(() => new FieldCipher(keyring('other.json')).open(sealed, place)).toThrow();
  });

  it('finds a value again by a hash that depends on its kind', () => {
    expect(cipher.lookupHash('document', '1')).toBe(cipher.lookupHash('document', '1'));
    expect(cipher.lookupHash('document', '1')).not.toBe(cipher.lookupHash('terminal-code', '1'));
  });
});

describe('Keyring', () => {
  it('makes a file that only its owner reads, and reads it again', () => {
    const made = keyring('made.json');
    expect(statSync(path.join(folder, 'made.json')).mode & 0o777).toBe(0o600);
    expect(keyring('made.json').current).toEqual(made.current);
  });

  it('refuses a file that others can read, one that is damaged, and a missing one it may not make', () => {
    keyring('open.json');
    chmodSync(path.join(folder, 'open.json'), 0o644);
    expect(() => keyring('open.json')).toThrow('readable by others');
    writeFileSync(path.join(folder, 'damaged.json'), '{"master":[]}', { mode: 0o600 });
    expect(() => keyring('damaged.json')).toThrow('damaged');
    const missing = path.join(folder, 'missing.json');
    expect(() => Keyring.load(missing, { mayMake: false, now: new Date() })).toThrow('missing');
  });

  it('keeps no key twice', () => {
    const keys = readFileSync(path.join(folder, 'made.json'), 'utf8').match(/"[\w-]{43}"/g) ?? [];
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThanOrEqual(5);
  });
});
