import type { Complaint } from '@benefit/shared/venue/complaint-contract';
import { useState } from 'react';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskArea, DeskCheck } from '../../../ui/desk/desk-field';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { standingTexts } from './standing-texts';
import type { useStanding } from './use-standing';

type Props = Pick<ReturnType<typeof useStanding>, 'complaints' | 'maySponsor' | 'busy' | 'onAnswer'>;

/** What readers told about a venue, with the sponsor's answers. */
export function StandingComplaints({ complaints, ...props }: Props) {
  if (complaints === null) return null;
  const { items, honour } = complaints;
  return (
    <>
      <h3 className="standing-head">
        {standingTexts.complaints}{' '}
        <span className="desk-note">{standingTexts.honour(honour.given, honour.upheld)}</span>
      </h3>
      {items.length === 0 && <p className="desk-note">{standingTexts.noComplaints}</p>}
      <ol className="standing-history">
        {items.map((complaint) => (
          <One key={complaint.complaintId} complaint={complaint} {...props} />
        ))}
      </ol>
    </>
  );
}

function One({
  complaint,
  maySponsor,
  busy,
  onAnswer,
}: Omit<Props, 'complaints'> & { complaint: Complaint }) {
  const { complaintId, happenedOn, text, dueAt, answer } = complaint;
  const [words, setWords] = useState('');
  const [upheld, setUpheld] = useState(true);
  return (
    <li>
      <b>{text}</b>
      <time className="desk-note">{happenedOn}</time>
      {answer !== null && (
        <p>
          <DeskTag tone={answer.upheld ? 'warn' : 'plain'}>{standingTexts.found(answer.upheld)}</DeskTag>{' '}
          {answer.by}：{answer.text}
        </p>
      )}
      {answer === null && <p className="desk-note">{standingTexts.due(spokenTime(dueAt))}</p>}
      {answer === null && maySponsor && (
        <div className="standing-answer">
          <DeskArea
            label={standingTexts.answer}
            placeholder={standingTexts.answer}
            rows={2}
            maxLength={300}
            value={words}
            onChange={setWords}
          />
          <div className="desk-row">
            <DeskCheck radio checked={upheld} onChange={() => setUpheld(true)}>
              {standingTexts.found(true)}
            </DeskCheck>
            <DeskCheck radio checked={!upheld} onChange={() => setUpheld(false)}>
              {standingTexts.found(false)}
            </DeskCheck>
            <DeskButton
              kind="primary"
              busy={busy === 'answer'}
              disabled={words.trim() === ''}
              onPress={() => onAnswer(complaintId, upheld, words.trim().replaceAll('\n', ' '))}
            >
              {standingTexts.sendAnswer}
            </DeskButton>
          </div>
        </div>
      )}
    </li>
  );
}
