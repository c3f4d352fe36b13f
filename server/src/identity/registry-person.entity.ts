import { Entity, Index } from 'typeorm';
import { IdColumn, LongTextColumn, TextColumn } from '../platform/columns.ts';

/** A person whom the embedded registry knows: what the identity check compares a binding with. */
@Entity('registry_person')
@Index('ux_registry_person_document_hash', ['documentHash'], { unique: true })
export class RegistryPerson {
  @IdColumn()
  id!: string;

  @TextColumn('document_hash', 64)
  documentHash!: string;

  @LongTextColumn('name_sealed')
  nameSealed!: string;

  /** Sealed, and shown in demonstration mode only: a registry person whom a visitor may bind. */
  @LongTextColumn('number_sealed')
  numberSealed!: string;

  @TextColumn('gender', 8)
  gender!: string;

  @TextColumn('birth_date', 10)
  birthDate!: string;

  /** The city that issued the record. */
  @TextColumn('city', 20)
  city!: string;
}
