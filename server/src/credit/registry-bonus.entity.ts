import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn } from '../platform/columns.ts';

/** Points that the embedded registry took over, once for each proposal; the score is base plus these (rule 15). */
@Entity('registry_bonus')
@Index('ix_registry_bonus_document_hash', ['documentHash'])
export class RegistryBonus {
  /** The proposal's own id: taking it again finds it taken. */
  @IdColumn()
  id!: string;

  @TextColumn('document_hash', 64)
  documentHash!: string;

  @IntColumn('points_hundredths')
  pointsHundredths!: number;

  @InstantColumn('credited_at')
  creditedAt!: Date;
}
