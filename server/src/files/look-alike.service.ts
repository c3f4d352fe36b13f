import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database.ts';
import { LookAlikeRepository } from './look-alike.repository.ts';
import type { LookedAt } from './look-alike.repository.ts';

/** Bits that may differ between two pictures that look alike. */
export const LOOK_ALIKE_BITS = 7;

/**
 * Most candidates of one band. By chance a band of a million photos holds some three hundred; far more
 * are pictures of next to nothing (a black frame), of which the nearest few tell enough.
 */
const MOST_PER_BAND = 2_000;

/** Another file that is the same, or looks the same. */
export interface LookAlike {
  fileId: string;
  /** Bits of 64 that differ; 0 for the same bytes. */
  distance: number;
  sameBytes: boolean;
}

/**
 * Finds pictures again. Two looks that differ in at most seven bits have a band of sixteen in which
 * they differ in at most one: probing each band exactly and with every single bit flipped finds all.
 */
@Injectable()
export class LookAlikeService {
  constructor(private readonly looks: LookAlikeRepository) {}

  /** What is the same as a file or looks like it, the nearest first; never the file itself. */
  async find(tx: Tx, file: LookedAt): Promise<LookAlike[]> {
    const { look } = file;
    const candidates = [
      ...(await this.looks.sameBytes(tx, [file.sha256])),
      ...(look === null ? [] : await this.looks.inBands(tx, bandsOf(look).map(withOneFlip), MOST_PER_BAND)),
    ];
    const found = new Map<string, LookAlike>();
    for (const other of candidates) {
      if (other.id === file.id) continue;
      const sameBytes = other.sha256 === file.sha256;
      const distance = sameBytes ? 0 : lookDistance(look, other.look);
      if (distance > LOOK_ALIKE_BITS) continue;
      found.set(other.id, { fileId: other.id, distance, sameBytes });
    }
    const order = (one: LookAlike): number => (one.sameBytes ? -1 : one.distance);
    return [...found.values()].sort((a, b) => order(a) - order(b));
  }
}

/** The four bands of sixteen bits, as `stored_file` has them. */
export const bandsOf = (look: string): number[] =>
  [0, 4, 8, 12].map((start) => Number.parseInt(look.slice(start, start + 4), 16));

/** A band, and the same with each single bit flipped: seventeen values. */
const withOneFlip = (band: number): number[] => [
  band,
  ...Array.from({ length: 16 }, (_, bit) => band ^ (1 << bit)),
];

/** In how many of 64 bits two looks differ; 64 where either is not known. */
export function lookDistance(a: string | null, b: string | null): number {
  if (a === null || b === null) return 64;
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count++;
  return count;
}
