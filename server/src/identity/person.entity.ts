import { Check, Entity, Index } from 'typeorm';
import { DOCUMENT_TYPES } from '@benefit/shared/identity/document-rules';
import type { DocumentType } from '@benefit/shared/identity/document-rules';
import {
  IdColumn,
  InstantColumn,
  LongTextColumn,
  OptionalInstantColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';

/**
 * A proved identity. Name, number and birth date are sealed under a key of this person alone, so
 * that erasing the key erases the person and leaves the ledger whole.
 */
@Entity('person')
@Check('ck_person_document_type', oneOf('document_type', DOCUMENT_TYPES))
@Check('ck_person_gender', oneOf('gender', ['male', 'female']))
@Index('ux_person_document_hash', ['documentHash'], { unique: true })
export class Person {
  @IdColumn()
  id!: string;

  /** Keyed hash of type and number: one document, one person. */
  @TextColumn('document_hash', 64)
  documentHash!: string;

  @TextColumn('document_type', 32)
  documentType!: DocumentType;

  /** This person's data key, wrapped by a master key. */
  @LongTextColumn('data_key')
  dataKey!: string;

  @LongTextColumn('name_sealed')
  nameSealed!: string;

  @LongTextColumn('number_sealed')
  numberSealed!: string;

  @LongTextColumn('birth_date_sealed')
  birthDateSealed!: string;

  @TextColumn('gender', 8)
  gender!: 'male' | 'female';

  /** Whose record decides (rule 2); changing it is not self-service. */
  @TextColumn('city', 20)
  city!: string;

  /** Who proved the identity: the port's name. */
  @TextColumn('proved_by', 32)
  provedBy!: string;

  @InstantColumn('proved_at')
  provedAt!: Date;

  /** Set by the credit office: no benefits until it is lifted. */
  @OptionalInstantColumn('blocked_at')
  blockedAt!: Date | null;
}
