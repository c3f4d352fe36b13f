import type { LedgerKind } from '@benefit/shared/ledger/book-rules';
import { connect } from '../../src/data-source.ts';
import { loadConfig } from '../../src/platform/config.ts';

export interface BookedRow {
  id: string;
  number: number;
  kind: LedgerKind;
  venue_id: string;
  terminal_id: string;
  idempotency_key: string | null;
  /** The person, or the enterprise. */
  holder_id: string;
  benefit_id: string;
  quota_window: string | null;
  voids_id: string | null;
  returns_id: string | null;
  benefit_kind: string;
}

/** What the database holds, whoever wrote it. */
export interface Books {
  rows: BookedRow[];
  /** Use of each quota as it is kept, and as the standing rows make it. */
  quotas: { kept: Record<string, number>; byRows: Record<string, number> };
  /** Uses of which something has to come back, as they are kept, and as the rows make them. */
  open: { kept: string[]; byRows: string[] };
  /** Last number of each venue's ledger. */
  counters: Record<string, number>;
  outbox: number;
}

/** Opens the books of an installation without its server. */
export async function readBooks(env: Record<string, string>): Promise<Books> {
  const source = await connect(loadConfig(env));
  try {
    const rows = await source.query<BookedRow[]>(
      `SELECT id, number, kind, venue_id, terminal_id, idempotency_key, COALESCE(enterprise_id, person_id) AS holder_id,
              benefit_id, quota_window, voids_id, returns_id, benefit_kind
         FROM ledger_row ORDER BY venue_id, number`,
    );
    const quotas = await source.query<
      { holder_id: string; benefit_id: string; window_key: string; used: number }[]
    >('SELECT holder_id, benefit_id, window_key, used FROM quota_use');
    const open = await source.query<{ redemption_id: string }[]>('SELECT redemption_id FROM open_waiver');
    const counters = await source.query<{ venue_id: string; last_number: number }[]>(
      'SELECT venue_id, last_number FROM ledger_counter',
    );
    const [outbox] = await source.query<{ n: number | string }[]>(
      "SELECT COUNT(*) AS n FROM outbox WHERE topic LIKE 'redemption.%'",
    );
    return {
      rows,
      quotas: {
        kept: Object.fromEntries(
          quotas
            .filter((use) => use.used !== 0)
            .map((use) => [`${use.holder_id} ${use.benefit_id} ${use.window_key}`, use.used]),
        ),
        byRows: standingUses(rows),
      },
      open: { kept: open.map((waiver) => waiver.redemption_id).sort(), byRows: openByRows(rows) },
      counters: Object.fromEntries(counters.map((counter) => [counter.venue_id, counter.last_number])),
      outbox: Number(outbox?.n),
    };
  } finally {
    await source.destroy();
  }
}

function openByRows(rows: readonly BookedRow[]): string[] {
  const closed = new Set(rows.flatMap((row) => [row.voids_id, row.returns_id]));
  return rows
    .filter(
      (row) => row.kind === 'redemption' && row.benefit_kind === 'deposit-waiver' && !closed.has(row.id),
    )
    .map((row) => row.id)
    .sort();
}

function standingUses(rows: readonly BookedRow[]): Record<string, number> {
  const voided = new Set(rows.map((row) => row.voids_id));
  const uses: Record<string, number> = {};
  for (const row of rows) {
    if (row.kind !== 'redemption' || row.quota_window === null || voided.has(row.id)) continue;
    const key = `${row.holder_id} ${row.benefit_id} ${row.quota_window}`;
    uses[key] = (uses[key] ?? 0) + 1;
  }
  return uses;
}
