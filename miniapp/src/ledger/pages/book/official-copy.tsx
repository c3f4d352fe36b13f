import { BOOK_FORMATS } from '@benefit/shared/ledger/book-contract';
import type { BookFormat } from '@benefit/shared/ledger/book-contract';
import { useState } from 'react';
import type { Failure } from '../../../platform/call';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { toast } from '../../../ui/desk/desk-toast';
import { downloadFile } from '../../../ui/desk/download-file';
import { bookTexts, formatText } from './book-texts';
import type { useBook } from './use-book';

/** Asks for the ledger in full, with the reason that everybody in it will read. */
export function OfficialCopyButton({
  venueId,
  days,
  fault,
}: Pick<ReturnType<typeof useBook>, 'venueId' | 'days' | 'fault'>) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState<BookFormat>('xlsx');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function send(): Promise<void> {
    if (busy || reason.trim() === '' || venueId === undefined) return;
    setBusy(true);
    const body = { ...days, format, reason: reason.trim() };
    const result = await downloadFile(
      `/venues/${venueId}/ledger/official-copies`,
      `信易阅台账.${format}`,
      body,
    );
    setBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    setAsking(false);
    setReason('');
    toast(bookTexts.made);
  }

  return (
    <>
      <DeskButton icon="eye" disabled={fault !== null} onPress={() => setAsking(true)}>
        {bookTexts.official}
      </DeskButton>
      {asking && (
        <DeskDialog
          title={bookTexts.official}
          note={bookTexts.officialNote}
          busy={busy}
          onClose={() => !busy && setAsking(false)}
          onSubmit={() => void send()}
          actions={
            <>
              <DeskButton large keyHint="Esc" disabled={busy} onPress={() => setAsking(false)}>
                取消
              </DeskButton>
              <DeskButton
                large
                kind="primary"
                keyHint="Ctrl ↵"
                busy={busy}
                disabled={reason.trim() === ''}
                onPress={() => void send()}
              >
                {bookTexts.export}
              </DeskButton>
            </>
          }
        >
          <DeskField label={bookTexts.reason}>
            <DeskArea rows={3} maxLength={100} value={reason} onChange={setReason} />
          </DeskField>
          <DeskField label={bookTexts.format}>
            <DeskSelect
              value={format}
              options={BOOK_FORMATS.map((value) => ({ value, label: formatText[value].title }))}
              onChange={setFormat}
            />
          </DeskField>
          {failure && <DeskFailureNote failure={failure} />}
        </DeskDialog>
      )}
    </>
  );
}
