import { Entity, ForeignKey, Index } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import { IdColumn, InstantColumn, OptionalInstantColumn, RefColumn } from '../platform/columns.ts';
import { EnterpriseRow } from './enterprise.entity.ts';

/** Somebody who may show an enterprise's pass. */
@Entity('enterprise_agent')
@Index('ix_enterprise_agent_enterprise_id', ['enterpriseId'])
@Index('ix_enterprise_agent_person_id', ['personId'])
export class EnterpriseAgent {
  @IdColumn()
  id!: string;

  @ForeignKey(() => EnterpriseRow, {
    name: 'fk_enterprise_agent_enterprise',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('enterprise_id')
  enterpriseId!: string;

  @ForeignKey(() => Person, {
    name: 'fk_enterprise_agent_person',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @RefColumn('person_id')
  personId!: string;

  @InstantColumn('added_at')
  addedAt!: Date;

  @OptionalInstantColumn('removed_at')
  removedAt!: Date | null;
}
