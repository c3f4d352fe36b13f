import { Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  RefColumn,
  TextColumn,
} from '../platform/columns.ts';
import { Person } from './person.entity.ts';

/** One consent of a person to one version of the privacy notice, and its withdrawal. */
@Entity('consent')
@Index('ix_consent_person_id', ['personId'])
export class Consent {
  @IdColumn()
  id!: string;

  @ForeignKey(() => Person, { name: 'fk_consent_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('person_id')
  personId!: string;

  @TextColumn('version', 32)
  version!: string;

  @InstantColumn('given_at')
  givenAt!: Date;

  @OptionalInstantColumn('withdrawn_at')
  withdrawnAt!: Date | null;
}
