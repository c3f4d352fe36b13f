import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskField } from '../../../ui/desk/desk-field';
import { DeskEmpty, DeskFailureNote } from '../../../ui/desk/desk-states';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & { detail: ReviewReport; onClose: () => void };

/** Remarks among colleagues. */
export function CommentsDialog({ detail, sending, failure, onComment, onClose }: Props) {
  const [text, setText] = useState('');
  const submit = async () => {
    if (text.trim() !== '' && (await onComment(text.trim()))) setText('');
  };
  return (
    <DeskDialog
      title="备注"
      note="只有办理人员能看到，本人看不到。"
      busy={sending !== null}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <DeskButton
          large
          kind="primary"
          keyHint="Ctrl ↵"
          busy={sending === 'other'}
          disabled={text.trim() === ''}
          onPress={() => void submit()}
        >
          添加备注
        </DeskButton>
      }
    >
      {detail.comments.length === 0 ? (
        <DeskEmpty icon="chat" title="还没有备注" />
      ) : (
        <ul className="review-comments">
          {detail.comments.map((comment) => (
            <li key={comment.at + comment.text}>
              <div className="desk-between">
                <b>{comment.mine ? '我' : comment.by}</b>
                <time className="desk-note">{spokenTime(comment.at)}</time>
              </div>
              <p>{comment.text}</p>
            </li>
          ))}
        </ul>
      )}
      <DeskField label="新的备注">
        <DeskArea rows={3} maxLength={500} value={text} onChange={setText} />
      </DeskField>
      {failure && <DeskFailureNote failure={failure} />}
    </DeskDialog>
  );
}
