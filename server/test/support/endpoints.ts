import { globSync } from 'node:fs';
import path from 'node:path';
import type { Endpoint } from '@benefit/shared/endpoint';

const SHARED = path.resolve(import.meta.dirname, '../../../shared/src');

/** Every call that the contracts name. */
export async function contractEndpoints(): Promise<Endpoint[]> {
  const files = globSync('*/*-contract.ts', { cwd: SHARED }).sort();
  const modules = await Promise.all(
    files.map((file) => import(path.join(SHARED, file)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module).filter(isEndpoint));
}

/** `POST /passes`, as the tables of the tests name a call. */
export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
