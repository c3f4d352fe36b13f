import { rm } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from '../src/data-source.ts';
import { loadConfig } from '../src/platform/config.ts';
import { Database } from '../src/platform/database.ts';
import type { Tx } from '../src/platform/database.ts';
import { newId } from '../src/platform/ids.ts';
import { openDatabase } from '../src/platform/open-database.ts';
import { Setting } from '../src/platform/setting.entity.ts';
import { isDuplicate } from '../src/platform/sql-errors.ts';
import { freshInstallation } from './support/app.ts';

const onSqlite = process.env['TEST_DATABASE'] === 'mariadb' ? it.skip : it;
const onMariadb = process.env['TEST_DATABASE'] === 'mariadb' ? it : it.skip;

describe('the door to the database', () => {
  let env: Record<string, string>;
  let database: Database;

  beforeAll(async () => {
    env = await freshInstallation();
    const config = loadConfig(env);
    database = await openDatabase(config, await connect(config));
  });
  afterAll(async () => {
    await database.close();
    await rm(env['DATA_DIR'] ?? '', { recursive: true, force: true });
  });

  const newName = (): string => newId(new Date());
  const add = (tx: Tx, name: string, value = '0') => tx.orm.insert(Setting, { name, value });
  const set = (tx: Tx, name: string, value: string) =>
    tx.execute('UPDATE setting SET value = ? WHERE name = ?', [value, name]);
  const valueOf = async (tx: Tx, name: string): Promise<string | undefined> =>
    (await tx.query<{ value: string }>('SELECT value FROM setting WHERE name = ?', [name]))[0]?.value;
  const valueNow = (name: string) => database.read((tx) => valueOf(tx, name));

  /** A gate that opens when as many have come as are expected. */
  function meeting(expected: number): () => Promise<void> {
    let come = 0;
    let open: () => void;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return () => {
      if (++come >= expected) open();
      return opened;
    };
  }

  it('keeps a work whole: all of it, or nothing', async () => {
    const [one, two] = [newName(), newName()];
    await database.write(async (tx) => {
      await add(tx, one);
      await add(tx, two);
    });
    expect([await valueNow(one), await valueNow(two)]).toEqual(['0', '0']);
    const failing = database.write(async (tx) => {
      await set(tx, one, 'changed');
      await add(tx, two);
    });
    expect(isDuplicate(await failing.catch((error: unknown) => error))).toBe(true);
    expect(await valueNow(one)).toBe('0');
  });

  it('answers what the work answers, and throws what it throws', async () => {
    expect(await database.write(() => Promise.resolve(42))).toBe(42);
    const failure = new Error('of the work');
    await expect(database.write(() => Promise.reject(failure))).rejects.toBe(failure);
  });

  it('answers only after the commit: whoever hears of a row can read it', async () => {
    const names = Array.from({ length: 200 }, newName);
    await Promise.all(
      names.map(async (name) => {
        await database.write((tx) => add(tx, name, 'here'));
        expect(await valueNow(name)).toBe('here');
      }),
    );
  });

  it('shows nobody a work that is not committed', async () => {
    const name = newName();
    await database.write((tx) => add(tx, name, 'before'));
    const [written, looked] = [meeting(2), meeting(2)];
    const writing = database.write(async (tx) => {
      await set(tx, name, 'after');
      await written();
      await looked();
    });
    await written();
    expect(await valueNow(name)).toBe('before');
    await looked();
    await writing;
    expect(await valueNow(name)).toBe('after');
  });

  it('counts right, however many count at once', async () => {
    const name = newName();
    await database.write((tx) => add(tx, name));
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.write(async (tx) => {
          const [row] = await tx.query<{ value: string }>(
            `SELECT value FROM setting WHERE name = ? ${tx.forUpdate}`,
            [name],
          );
          await set(tx, name, String(Number(row?.value) + 1));
        }),
      ),
    );
    expect(await valueNow(name)).toBe('50');
  });

  onSqlite('lets a failing work take none of its neighbours in the group with it', async () => {
    const names = Array.from({ length: 9 }, newName);
    const outcomes = await Promise.allSettled(
      names.map((name, index) =>
        database.write(async (tx) => {
          await add(tx, name, 'kept');
          if (index % 3 === 1) throw new Error(`work ${index}`);
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
      names.map((_, index) => index % 3 !== 1),
    );
    for (const [index, name] of names.entries()) {
      expect(await valueNow(name)).toBe(index % 3 === 1 ? undefined : 'kept');
    }
  });

  onSqlite('answers no work of a group whose commit fails', async () => {
    const names = Array.from({ length: 3 }, newName);
    const other = new Sqlite(path.join(env['DATA_DIR'] ?? '', 'benefits.sqlite'));
    other.pragma('busy_timeout = 0');
    other.exec('BEGIN IMMEDIATE'); // somebody else's pen, for longer than the door's patience
    const outcomes = await Promise.allSettled(names.map((name) => database.write((tx) => add(tx, name))));
    other.exec('ROLLBACK');
    other.close();
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    for (const name of names) expect(await valueNow(name)).toBeUndefined();
    await database.write((tx) => add(tx, names[0] ?? '', 'later'));
    expect(await valueNow(names[0] ?? '')).toBe('later');
  });

  onSqlite('does not let a reader write', async () => {
    const name = newName();
    await expect(database.read((tx) => add(tx, name))).rejects.toThrow(/readonly/);
    await expect(
      database.read((tx) => tx.execute('INSERT INTO setting (name, value) VALUES (?, ?)', [name, 'x'])),
    ).rejects.toThrow(/readonly/);
    expect(await valueNow(name)).toBeUndefined();
  });

  onMariadb('runs a work again after a real deadlock, and both commit', async () => {
    const [one, two] = [newName(), newName()];
    await database.write(async (tx) => {
      await add(tx, one);
      await add(tx, two);
    });
    const bothHoldOne = meeting(2);
    let attempts = 0;
    const crossed = (first: string, second: string, value: string) =>
      database.write(async (tx) => {
        attempts++;
        await set(tx, first, value);
        await bothHoldOne(); // open for good once both have come: a rerun passes it
        await set(tx, second, value);
      });
    await Promise.all([crossed(one, two, 'a'), crossed(two, one, 'b')]);
    expect(attempts).toBe(3);
    const [first, second] = [await valueNow(one), await valueNow(two)];
    expect(first).toBe(second);
    expect(['a', 'b']).toContain(first);
  });

  onMariadb('gives up after the eighth deadlock and says so', async () => {
    let attempts = 0;
    const deadlock = Object.assign(new Error('Deadlock found'), { errno: 1213 });
    const failing = database.write(() => {
      attempts++;
      return Promise.reject(deadlock);
    });
    await expect(failing).rejects.toBe(deadlock);
    expect(attempts).toBe(8);
  });
});
