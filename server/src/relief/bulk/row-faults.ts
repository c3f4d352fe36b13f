import type { RowFault } from '@benefit/shared/relief/bulk-row-reader-rules';
import type { BulkDeed } from '@benefit/shared/relief/bulk-rules';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { isFree } from './taken-deed.repository.ts';
import type { TakenDeed } from './taken-deed.repository.ts';

/** What speaks against a row about somebody who is bound. */
export function personFault(
  deed: BulkDeed,
  person: { personId: string; name: string },
  officer: string | null,
): RowFault | null {
  if (person.personId === officer) {
    return { path: 'name', code: 'own-report', text: '不能报送本人的事迹，请由同事上传' };
  }
  if (person.name === deed.name) return null;
  return { path: 'name', code: 'differs', text: '姓名与这个证件的实名信息不一致，请核对姓名和证件号码' };
}

/** What speaks against a deed that a row said before; null where that came to nothing. */
export function takenFault(before: TakenDeed, { consent }: BulkDeed): RowFault | null {
  if (isFree(before)) return null;
  if (before.state === null && before.answeredAt !== null) {
    // who said no may be asked again, and may have said yes since
    return consent !== null && consent.on > shanghaiDate(before.answeredAt)
      ? null
      : { path: '', code: 'refused', text: '本人已在手机上表示不同意，这件事迹不能再报送' };
  }
  const text =
    before.state === null
      ? '这件事迹报送过，正等本人同意：同一人、同一类别、同一日期'
      : '这件事迹已经报送过：同一人、同一类别、同一日期';
  return { path: '', code: 'already-reported', text };
}
