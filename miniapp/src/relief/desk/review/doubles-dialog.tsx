import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import { useState } from 'react';
import { apiOrigin } from '../../../platform/api-address';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskIcon } from '../../../ui/desk/desk-icon';

interface Props {
  detail: ReviewReport;
  index: number;
  onClose: () => void;
}

/** Two photos side by side, with what tells them apart. */
export function DoublesDialog({ detail, index, onClose }: Props) {
  const [at, setAt] = useState(index);
  const double = detail.doubles[at];
  if (!double) return null;
  const { other, sameBytes, distance, links } = double;
  const own = detail.evidence.find(({ evidenceId }) => evidenceId === double.evidenceId);
  const ownLinks = links ?? own?.links;
  return (
    <DeskDialog
      title={sameBytes ? '同一个文件' : '相似的照片'}
      note={
        sameBytes ? '两件申报用了完全相同的文件。' : `相似距离 ${distance}（0 为完全一样，8 以上不提示）。`
      }
      size="full"
      onClose={onClose}
      foot="只作提示：可能同时在场，也可能转发了同一张照片。请结合姓名、时间和地点判断。"
      actions={
        detail.doubles.length > 1 && (
          <>
            <DeskButton icon="left" label="上一处" disabled={at === 0} onPress={() => setAt(at - 1)} />
            <span className="desk-note">
              第 {at + 1} 处，共 {detail.doubles.length} 处
            </span>
            <DeskButton
              icon="right"
              label="下一处"
              disabled={at === detail.doubles.length - 1}
              onPress={() => setAt(at + 1)}
            />
          </>
        )
      }
    >
      <div className="doubles">
        <Side
          title="本件"
          address={ownLinks?.preview ?? ownLinks?.original}
          facts={[
            ['申报人', detail.report.maskedName],
            ['编号', detail.report.number ?? ''],
            ['类别', detail.report.categoryName],
            ['状态', reportStateText[detail.report.status]],
            ['拍摄时间', own?.takenAt === undefined ? '文件里没有' : spokenTime(own.takenAt)],
          ]}
        />
        <Side
          title="另一件"
          address={other.links?.preview ?? other.links?.original}
          facts={
            other.visible
              ? [
                  ['申报人', other.maskedName],
                  ['编号', other.number ?? ''],
                  ['类别', other.categoryName],
                  ['状态', reportStateText[other.status]],
                  ['拍摄时间', other.takenAt === undefined ? '文件里没有' : spokenTime(other.takenAt)],
                ]
              : [['说明', '这件申报不在您的辖区，只能知道有这样一件。']]
          }
        />
      </div>
    </DeskDialog>
  );
}

interface SideProps {
  title: string;
  address: string | undefined;
  facts: readonly (readonly [string, string])[];
}

function Side({ title, address, facts }: SideProps) {
  return (
    <section className="doubles-side" aria-label={title}>
      <h3>{title}</h3>
      <div className="doubles-picture">
        {address === undefined ? (
          <DeskIcon name="image" size="l" />
        ) : (
          <img src={apiOrigin + address} alt={title} />
        )}
      </div>
      <dl className="review-facts">
        {facts.map(([name, text]) => (
          <div key={name} className="doubles-fact">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
