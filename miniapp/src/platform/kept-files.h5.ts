import type { ChosenSource } from './choose-files.h5';
import type { KeepFault } from './kept-files';

export type { KeepFault } from './kept-files';

/** Files that the browser keeps for the app in IndexedDB until they are sent, by name. */
const DATABASE = 'evidence';
const STORE = 'files';

let opened: Promise<IDBDatabase> | undefined;
/** Addresses that were given out, so that a picture is not given a new one at each drawing. */
const addresses = new Map<string, string>();

/** Copies a chosen file into the browser's own storage. */
export async function keepFile(name: string, source: ChosenSource): Promise<KeepFault | null> {
  try {
    await run('readwrite', (store) => store.put(source.blob, name));
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unreadable';
  }
}

/** Bytes of a kept file from a place on; null where it is gone. */
export async function readPiece(name: string, start: number, length: number): Promise<ArrayBuffer | null> {
  const blob = await blobOf(name);
  if (!blob) return null;
  try {
    return await blob.slice(start, start + length).arrayBuffer();
  } catch {
    // the browser lost the bytes behind it
    return null;
  }
}

/** Where an `Image` finds it; null where it is gone. */
export async function addressOfKept(name: string): Promise<string | null> {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const blob = await blobOf(name);
  if (!blob) return null;
  const address = addresses.get(name) ?? URL.createObjectURL(blob);
  addresses.set(name, address);
  return address;
}

export async function forgetFile(name: string): Promise<void> {
  const address = addresses.get(name);
  if (address !== undefined) URL.revokeObjectURL(address);
  addresses.delete(name);
  await run('readwrite', (store) => store.delete(name));
}

/** Names of all files that are kept. */
export async function keptNames(): Promise<string[]> {
  return (await run<IDBValidKey[]>('readonly', (store) => store.getAllKeys())).map(String);
}

async function blobOf(name: string): Promise<Blob | null> {
  return (await run<Blob | undefined>('readonly', (store) => store.get(name))) ?? null;
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await (opened ??= open());
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    // IDBRequest has no type for its result: what is read is what was written above.
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onerror = () => reject(transaction.error ?? new Error('The browser gave no reason'));
    transaction.onabort = () => reject(transaction.error ?? new Error('The browser gave no reason'));
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = undefined;
      reject(request.error ?? new Error('The browser gave no reason'));
    };
  });
}
