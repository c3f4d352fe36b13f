import { pinyin } from 'pinyin-pro';

/** What is typed for initials: Latin letters alone. */
const LETTERS = /^[a-z]{2,20}$/;
/** Names hardly change; reading one takes a dictionary. */
const read = new Map<string, string>();
const MOST_READ = 10_000;

/** 郑东书城 is `zdsc`; what is no character stands as it is, in small letters. */
export function initialsOf(name: string): string {
  const known = read.get(name);
  if (known !== undefined) return known;
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase();
  if (read.size >= MOST_READ) read.clear();
  read.set(name, initials);
  return initials;
}

/** The letters of a search that may be initials; null where it is none. */
export function readInitials(q: string): string | null {
  const letters = q.trim().toLowerCase();
  return LETTERS.test(letters) ? letters : null;
}
