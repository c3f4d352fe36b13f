import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { GRADES } from '@benefit/shared/credit/grade-rules';
import type { Grade } from '@benefit/shared/credit/grade-rules';
import { LEDGER_KINDS } from '@benefit/shared/ledger/book-rules';
import type { LedgerKind } from '@benefit/shared/ledger/book-rules';
import {
  IdColumn,
  InstantColumn,
  IntColumn,
  OptionalIntColumn,
  OptionalLongTextColumn,
  OptionalRefColumn,
  OptionalTextColumn,
  RefColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';
import { EnterpriseRow } from '../enterprise/enterprise.entity.ts';
import { Account } from '../identity/account.entity.ts';
import { Person } from '../identity/person.entity.ts';

/**
 * The ledger of 附件 2, append-only: one row a redemption, and a row of its own for each void, return and refund. A row
 * keeps what was decided and by which versions, so that it explains itself for ever; name and number
 * stay with the person.
 */
@Entity('ledger_row')
@Check('ck_ledger_row_kind', oneOf('kind', LEDGER_KINDS))
@Check('ck_ledger_row_grade', oneOf('grade', GRADES))
@Index('ux_ledger_row_venue_id_number', ['venueId', 'number'], { unique: true })
@Index('ux_ledger_row_pass_id_step', ['passId', 'step'], { unique: true })
@Index('ux_ledger_row_terminal_id_idempotency_key', ['terminalId', 'idempotencyKey'], { unique: true })
@Index('ux_ledger_row_voids_id', ['voidsId'], { unique: true })
@Index('ux_ledger_row_returns_id', ['returnsId'], { unique: true })
@Index('ix_ledger_row_refunds_id', ['refundsId'])
@Index('ix_ledger_row_person_id_id', ['personId', 'id'])
@Index('ix_ledger_row_enterprise_id_id', ['enterpriseId', 'id'])
@Index('ix_ledger_row_venue_id_booked_at_id', ['venueId', 'bookedAt', 'id'])
export class LedgerRow {
  @IdColumn()
  id!: string;

  /** The venue's own count, for people to quote: 台账 第 131 号. */
  @IntColumn('number')
  number!: number;

  @TextColumn('kind', 16)
  kind!: LedgerKind;

  /** The venue, which stands above this feature; its table guards the key. */
  @RefColumn('venue_id')
  venueId!: string;

  /** What the venue was called then. */
  @TextColumn('venue_name', 64)
  venueName!: string;

  @ForeignKey(() => Person, { name: 'fk_ledger_row_person', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('person_id')
  personId!: string;

  /** The enterprise that it was given to; the person is the agent, or the representative, who showed its pass. */
  @ForeignKey(() => EnterpriseRow, {
    name: 'fk_ledger_row_enterprise',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @OptionalRefColumn('enterprise_id')
  enterpriseId!: string | null;

  /** The cashier. */
  @ForeignKey(() => Account, { name: 'fk_ledger_row_account', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @RefColumn('account_id')
  accountId!: string;

  @RefColumn('terminal_id')
  terminalId!: string;

  @RefColumn('benefit_id')
  benefitId!: string;

  @IntColumn('benefit_version')
  benefitVersion!: number;

  @TextColumn('benefit_kind', 24)
  benefitKind!: string;

  @TextColumn('benefit_title', 40)
  benefitTitle!: string;

  /** The holder's grade when it was decided, not the one in the code. */
  @TextColumn('grade', 16)
  grade!: Grade;

  /** The person's own; an enterprise's row never has its representative's. */
  @OptionalIntColumn('score_hundredths')
  scoreHundredths!: number | null;

  @TextColumn('policy_version', 32)
  policyVersion!: string;

  @TextColumn('clause', 120)
  clause!: string;

  /** The code that was used: pass and step, taken once. Null for a void. */
  @OptionalRefColumn('pass_id')
  passId!: string | null;

  /** floor(Unix seconds / 15) of the code. */
  @OptionalIntColumn('step')
  step!: number | null;

  @OptionalTextColumn('idempotency_key', 64)
  idempotencyKey!: string | null;

  /** SHA-256 of the request body: the same key with another body is refused. */
  @OptionalTextColumn('request_hash', 64)
  requestHash!: string | null;

  @OptionalIntColumn('amount_fen')
  amountFen!: number | null;

  @OptionalIntColumn('discount_fen')
  discountFen!: number | null;

  /** Uses left after this one; kept so that a repeated request gets the same answer. */
  @OptionalIntColumn('remaining')
  remaining!: number | null;

  /** The period the use counts in; a void gives it back there. */
  @OptionalTextColumn('quota_window', 24)
  quotaWindow!: string | null;

  /** What the use was counted under besides the benefit; null where nothing else was. */
  @OptionalTextColumn('quota_key', 26)
  quotaKey!: string | null;

  /** A cashier's words, sealed under the person's key: they may hold a reader's card number. */
  @OptionalLongTextColumn('note_sealed')
  noteSealed!: string | null;

  /** For a void: the row it takes back, once. */
  @ForeignKey(() => LedgerRow, { name: 'fk_ledger_row_voids', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('voids_id')
  voidsId!: string | null;

  /** For a return: the row of which the book or the deposit came back, once. */
  @ForeignKey(() => LedgerRow, { name: 'fk_ledger_row_returns', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('returns_id')
  returnsId!: string | null;

  /** For a refund: the row of which a part, or all, was paid back. */
  @ForeignKey(() => LedgerRow, { name: 'fk_ledger_row_refunds', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @OptionalRefColumn('refunds_id')
  refundsId!: string | null;

  @OptionalTextColumn('reason', 200)
  reason!: string | null;

  /** When the benefit was given. */
  @InstantColumn('event_at')
  eventAt!: Date;

  /** When the row was written. */
  @InstantColumn('booked_at')
  bookedAt!: Date;

  /** 16 random bytes, base64url: blinds the row in commitments to it. */
  @TextColumn('salt', 24)
  salt!: string;
}
