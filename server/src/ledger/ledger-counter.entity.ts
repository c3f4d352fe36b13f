import { Entity, PrimaryColumn } from 'typeorm';
import { IntColumn } from '../platform/columns.ts';

/** The last number of a venue's ledger; taken last in a transaction, so that it is held briefly. */
@Entity('ledger_counter')
export class LedgerCounter {
  @PrimaryColumn('varchar', { name: 'venue_id', length: 26 })
  venueId!: string;

  @IntColumn('last_number')
  lastNumber!: number;
}
