import type { ReviewSettings } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskNumber } from '../../../ui/desk/desk-number';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { dayText, settingsTexts } from './settings-texts';
import type { SettingsProps } from './settings-view';

type Props = SettingsProps & { known: ReviewSettings };

const MOST_DAYS = 60;

/** Limits and the calendar's exceptions, saved together. */
export function LimitsPanel({ known, mayManage, busy, today, now, onSave }: Props) {
  const [edited, setEdited] = useState<ReviewSettings>(known);
  const changed = JSON.stringify(edited) !== JSON.stringify(known);
  const { overrides } = edited;
  const put = (day: string, working: boolean | null) =>
    setEdited({
      ...edited,
      overrides: [
        ...overrides.filter((one) => one.day !== day),
        ...(working === null ? [] : [{ day, working }]),
      ].sort((a, b) => (a.day < b.day ? -1 : 1)),
    });
  return (
    <DeskPanel
      title="办理时限"
      foot={<span className="desk-note">{settingsTexts.limits}</span>}
      footEnd={
        mayManage && (
          <>
            {changed && <DeskButton onPress={() => setEdited(known)}>撤销改动</DeskButton>}
            <DeskButton kind="primary" busy={busy} disabled={!changed} onPress={() => onSave(edited)}>
              保存时限
            </DeskButton>
          </>
        )
      }
    >
      <div className="settings-limits">
        <span>部门受理和认定</span>
        <DeskNumber
          label="部门受理和认定（工作日）"
          unit="个工作日"
          min={1}
          max={MOST_DAYS}
          disabled={!mayManage}
          value={edited.departmentDays}
          onChange={(departmentDays) => setEdited({ ...edited, departmentDays })}
        />
        <span>信用办复核、申诉</span>
        <DeskNumber
          label="信用办复核、申诉（工作日）"
          unit="个工作日"
          min={1}
          max={MOST_DAYS}
          disabled={!mayManage}
          value={edited.officeDays}
          onChange={(officeDays) => setEdited({ ...edited, officeDays })}
        />
      </div>
      <h3 className="settings-title">与国务院安排不同的日子</h3>
      <p className="desk-note">{settingsTexts.calendar(known.calendarUntil)}</p>
      {mayManage && <NewDay today={today} onAdd={put} />}
      <ul className="settings-days" aria-label="与国务院安排不同的日子">
        {overrides.length === 0 && <li className="desk-note">没有，全部按国务院安排。</li>}
        {overrides.map(({ day, working }) => (
          <li key={day}>
            <span className="desk-grow">{dayText(day, now)}</span>
            <DeskTag tone={working ? 'warn' : 'ok'}>{working ? '上班' : '不上班'}</DeskTag>
            {mayManage && (
              <DeskButton kind="quiet" icon="x" label={`去掉 ${day}`} onPress={() => put(day, null)} />
            )}
          </li>
        ))}
      </ul>
    </DeskPanel>
  );
}

function NewDay({ today, onAdd }: { today: string; onAdd: (day: string, working: boolean) => void }) {
  const [day, setDay] = useState(today);
  const [kind, setKind] = useState<'rest' | 'work'>('rest');
  return (
    <div className="settings-new">
      <DeskInput type="date" label="日期" value={day} onChange={setDay} />
      <DeskSelect<'rest' | 'work'>
        label="这一天"
        value={kind}
        options={[
          { value: 'rest', label: '不上班' },
          { value: 'work', label: '上班' },
        ]}
        onChange={setKind}
      />
      <DeskButton icon="plus" disabled={day === ''} onPress={() => onAdd(day, kind === 'work')}>
        加入
      </DeskButton>
    </div>
  );
}
