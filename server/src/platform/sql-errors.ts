/**
 * Tells the database's failures apart by their numbers, never by their words. TypeORM wraps the
 * driver's error in `driverError`; the door's own statements throw it bare.
 */
interface DriverError {
  errno?: number;
  code?: string;
  fatal?: boolean;
}

function driverError(error: unknown): DriverError | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('driverError' in error) return driverError(error.driverError);
  return error as DriverError;
}

const has = (error: unknown, errnos: readonly number[], codes: readonly string[]): boolean => {
  const found = driverError(error);
  if (found === null) return false;
  return (found.errno !== undefined && errnos.includes(found.errno)) || codes.includes(found.code ?? '');
};

/** A unique key is taken. */
export const isDuplicate = (error: unknown): boolean =>
  has(error, [1062], ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** The row that a foreign key names is not there. */
export const isMissingReference = (error: unknown): boolean =>
  has(error, [1452], ['SQLITE_CONSTRAINT_FOREIGNKEY']);

/** Deadlock or lock wait: everything is rolled back and the whole work may run again. */
export const isTransient = (error: unknown): boolean => has(error, [1213, 1205, 1020], ['SQLITE_BUSY']);

/** The disk, or the table space, has no room. */
export const isStorageFull = (error: unknown): boolean =>
  has(error, [1021, 1114, 28], ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']);

/** The database cannot be reached, or the connection broke in the middle. */
export const isDatabaseGone = (error: unknown): boolean =>
  has(
    error,
    [1040, 1053, 1077, 1927, 2002, 2006, 2013],
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST', 'ENOENT'],
  ) || driverError(error)?.fatal === true;
