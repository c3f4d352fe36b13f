import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalInstantColumn,
  TextColumn,
} from '../platform/columns.ts';

/** A personal score in the embedded registry, with the time for which it holds. */
@Entity('registry_score')
@Index('ix_registry_score_document_hash_city', ['documentHash', 'city'])
export class RegistryScore {
  @IdColumn()
  id!: string;

  /** Keyed hash of the document, the same as the person's. */
  @TextColumn('document_hash', 64)
  documentHash!: string;

  /** The city whose score this is; each city has a scale of its own. */
  @TextColumn('city', 20)
  city!: string;

  /** Hundredths of a point, so that 99.99 is kept exactly. */
  @IntColumn('score_hundredths')
  scoreHundredths!: number;

  @InstantColumn('valid_from')
  validFrom!: Date;

  @OptionalInstantColumn('valid_until')
  validUntil!: Date | null;
}
