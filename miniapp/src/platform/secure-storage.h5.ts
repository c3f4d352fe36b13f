/**
 * Secrets in IndexedDB, sealed by AES-GCM with a key that WebCrypto never gives out: what lies in the
 * browser's files is of no use without the browser itself.
 */
const DATABASE = 'secrets';
const STORE = 'sealed';
const KEY_NAME = 'sealing-key';
const NONCE_BYTES = 12;

interface Sealed {
  nonce: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
}

let opened: Promise<IDBDatabase> | undefined;
let sealingKey: Promise<CryptoKey> | undefined;

/** Null too where the sealing key is gone, as after the browser cleared its data in part. */
export async function readSecret(key: string): Promise<string | null> {
  const sealed = await run<Sealed | undefined>('readonly', (store) => store.get(`value:${key}`));
  if (!sealed) return null;
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: sealed.nonce },
      await keyOfThisBrowser(),
      sealed.bytes,
    );
    return new TextDecoder().decode(plain);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

export async function writeSecret(key: string, text: string): Promise<void> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce },
    await keyOfThisBrowser(),
    new TextEncoder().encode(text),
  );
  const sealed: Sealed = { nonce, bytes };
  await run('readwrite', (store) => store.put(sealed, `value:${key}`));
}

export async function removeSecret(key: string): Promise<void> {
  await run('readwrite', (store) => store.delete(`value:${key}`));
}

function keyOfThisBrowser(): Promise<CryptoKey> {
  sealingKey ??= findOrMakeKey().catch((error: unknown) => {
    sealingKey = undefined;
    throw error;
  });
  return sealingKey;
}

async function findOrMakeKey(): Promise<CryptoKey> {
  const found = await run<CryptoKey | undefined>('readonly', (store) => store.get(KEY_NAME));
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  try {
    // `add`, not `put`: of two tabs that start at once the first one's key stays.
    await run('readwrite', (store) => store.add(made, KEY_NAME));
    return made;
  } catch (error) {
    const winner = await run<CryptoKey | undefined>('readonly', (store) => store.get(KEY_NAME));
    if (winner) return winner;
    throw error;
  }
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  const database = await (opened ??= open());
  return new Promise<T>((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    // IDBRequest has no type for its result: what is read is what was written above.
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onerror = () => reject(asError(transaction.error));
    transaction.onabort = () => reject(asError(transaction.error));
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      opened = undefined;
      reject(asError(request.error));
    };
  });
}

function asError(error: DOMException | null): Error {
  return error ?? new Error('The browser gave no reason');
}
