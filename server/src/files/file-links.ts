import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { API_PREFIX } from '@benefit/shared/endpoint';
import type { FileLinks as Links, FileVariant } from '@benefit/shared/files/files-contract';
import { Keyring } from '../platform/crypto/keyring.ts';
import { Problem } from '../platform/problem.ts';

const LIFE_MS = 5 * 60_000;
const LETTERS = { o: 'original', p: 'preview', t: 'thumbnail' } as const satisfies Record<
  string,
  FileVariant
>;
const letterOf = { original: 'o', preview: 'p', thumbnail: 't' } as const satisfies Record<
  FileVariant,
  string
>;
const TOKEN = /^([0-9A-Z]{26})([opt])([0-9a-z]{6,9})\.([\w-]{43})$/;

/** What a link leads to. */
export interface LinkTarget {
  fileId: string;
  variant: FileVariant;
}

/** Signs and reads the addresses of files: whoever has one may read that file for five minutes. */
@Injectable()
export class FileLinks {
  constructor(private readonly keyring: Keyring) {}

  /** @param name under which the file is saved; the link is good for this name alone */
  links(fileId: string, variants: readonly FileVariant[], now: Date, name?: string): Links {
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    const link = (variant: FileVariant): string => {
      const what = `${fileId}${letterOf[variant]}${Math.floor(expiresAt.getTime() / 1000).toString(36)}`;
      const address = `${API_PREFIX}/files/${what}.${this.signature(what, name).toString('base64url')}`;
      return name === undefined ? address : `${address}?name=${encodeURIComponent(name)}`;
    };
    const form = (variant: 'preview' | 'thumbnail') =>
      variants.includes(variant) ? { [variant]: link(variant) } : {};
    return {
      original: link('original'),
      ...form('preview'),
      ...form('thumbnail'),
      expiresAt: expiresAt.toISOString(),
    };
  }

  /** @throws Problem `not-found` for a token that is none of ours, `link-expired` */
  read(token: string, name: string | undefined, now: Date): LinkTarget {
    const [, fileId, letter, expiry, signature] = TOKEN.exec(token) ?? [];
    if (fileId === undefined || expiry === undefined || signature === undefined)
      throw new Problem('not-found');
    const expected = this.signature(`${fileId}${letter}${expiry}`, name);
    const given = Buffer.from(signature, 'base64url');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Problem('not-found');
    if (Number.parseInt(expiry, 36) * 1000 <= now.getTime()) throw new Problem('link-expired');
    return { fileId, variant: LETTERS[letter as keyof typeof LETTERS] };
  }

  private signature(what: string, name: string | undefined): Buffer {
    const root = Buffer.from(this.keyring.current.receipt, 'base64url');
    const key = Buffer.from(hkdfSync('sha256', root, '', 'file links', 32));
    return createHmac('sha256', key)
      .update(`${what}\0${name ?? ''}`)
      .digest();
  }
}
