import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskArea, DeskCheck, DeskField, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskFailureNote } from '../../../ui/desk/desk-states';
import { errorAt } from './field-errors';
import { returnChoices } from './return-choices';
import { ReturnPreview } from './return-preview';
import { TemplateSelect } from './template-select';
import type { useDetail } from './use-detail';

type Props = ReturnType<typeof useDetail> & { detail: ReviewReport; onClose: () => void };

/** Sends a report back for named items; the phone opens just those. */
export function ReturnDialog(props: Props) {
  const { detail, draft, templates, sending, failure, onDraft, onDecide, onClose } = props;
  const { report, clock } = detail;
  const choices = returnChoices(detail);
  const ticked = choices.filter(({ item }) => item in draft.items);
  const clause = draft.returnClause;
  const ready = ticked.length > 0 && draft.returnWords.trim() !== '';
  const submit = () => {
    if (!ready) return;
    onDecide({
      decision: 'return',
      reason: draft.returnWords.trim(),
      ...(clause === '' ? {} : { clause }),
      items: ticked.map(({ item }) => ({ item, text: (draft.items[item] ?? '').trim() })),
    });
  };
  const tick = (item: string, on: boolean, words: string) => {
    const { [item]: _gone, ...rest } = draft.items;
    onDraft({ items: on ? { ...rest, [item]: words } : rest });
  };
  const effect = ticked.length === 0 ? '退回补正' : `退回补正，${ticked.length} 项`;
  return (
    <DeskDialog
      title="退回补正"
      note={`${report.maskedName} · ${report.categoryName} · ${report.number ?? ''}`}
      size="wide"
      busy={sending !== null}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <span className="desk-row">
          <DeskIcon name="pause" />
          退回期间时限暂停
          {clock.daysLeft !== null && clock.daysLeft > 0 && `，还剩 ${clock.daysLeft} 个工作日`}
          ；补好后接着办。
        </span>
      }
      actions={
        <>
          <DeskButton large keyHint="Esc" disabled={sending !== null} onPress={onClose}>
            取消
          </DeskButton>
          <DeskButton
            large
            kind="primary"
            keyHint="Ctrl ↵"
            busy={sending === 'return'}
            disabled={!ready}
            onPress={submit}
          >
            {effect}
          </DeskButton>
        </>
      }
      side={<ReturnPreview detail={detail} items={ticked} draft={draft} />}
    >
      <fieldset className="return-items">
        <legend>
          <h3>要补哪几项</h3>
          <span className="desk-note">
            {ticked.length === 0
              ? '至少选一项，本人手机上只打开选中的。'
              : `已选 ${ticked.length} 项。本人手机上只打开这些，其余不能改。`}
          </span>
        </legend>
        {choices.map(({ item, name, now, words }) => {
          const on = item in draft.items;
          return (
            <div key={item} className="return-item">
              <DeskCheck checked={on} label={name} onChange={(next) => tick(item, next, words)}>
                <span className={on ? 'desk-strong' : undefined}>{name}</span>{' '}
                <span className="desk-note">{now}</span>
              </DeskCheck>
              {on && (
                <DeskArea
                  rows={1}
                  maxLength={200}
                  label={`${name}：写给本人`}
                  value={draft.items[item] ?? ''}
                  onChange={(text) => onDraft({ items: { ...draft.items, [item]: text } })}
                />
              )}
            </div>
          );
        })}
      </fieldset>
      <div className="desk-two">
        <TemplateSelect
          templates={templates}
          decision="return"
          value={draft.templateId}
          onChoose={({ templateId, text, clause: cited }) =>
            onDraft({ templateId, returnWords: text, ...(cited === null ? {} : { returnClause: cited }) })
          }
        />
        <DeskField label="依据" error={errorAt(failure, 'clause')}>
          <DeskSelect
            value={clause}
            onChange={(returnClause) => onDraft({ returnClause })}
            options={[
              { value: '', label: '不引用条款' },
              ...[...new Set([...detail.clauses, clause])]
                .filter((each) => each !== '')
                .map((each) => ({ value: each, label: each })),
            ]}
          />
        </DeskField>
      </div>
      <DeskField label="写给本人的话（可改，不写身份证号等个人信息）" error={errorAt(failure, 'reason')}>
        <DeskArea
          rows={3}
          maxLength={500}
          placeholder="说明为什么退回、补好后怎么办"
          value={draft.returnWords}
          onChange={(returnWords) => onDraft({ returnWords })}
        />
      </DeskField>
      {failure && <DeskFailureNote failure={failure} />}
    </DeskDialog>
  );
}
