import type { ReviewSettings } from '@benefit/shared/relief/review-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { useState } from 'react';
import { serverNow } from '../../../platform/server-clock';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskField, DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import type { SettingsProps } from './settings-view';

const days = (text: string): number => Math.max(1, Math.min(60, Math.trunc(Number(text) || 1)));

/** Limits and the calendar's exceptions, saved together. */
export function LimitsPanel({ known, busy, onSave }: SettingsProps & { known: ReviewSettings }) {
  const [edited, setEdited] = useState<ReviewSettings>(known);
  const [day, setDay] = useState(shanghaiDate(new Date(serverNow())));
  const [working, setWorking] = useState<'rest' | 'work'>('rest');
  const { overrides } = edited;
  const changed = JSON.stringify(edited) !== JSON.stringify(known);
  const add = () =>
    setEdited({
      ...edited,
      overrides: [...overrides.filter((one) => one.day !== day), { day, working: working === 'work' }].sort(
        (a, b) => (a.day < b.day ? -1 : 1),
      ),
    });
  return (
    <DeskPanel
      title="办理时限"
      foot={
        <span className="desk-note">收到后的下一个工作日起算，退回补正期间暂停；节假日按国务院安排。</span>
      }
      footEnd={
        <DeskButton kind="primary" busy={busy} disabled={!changed} onPress={() => onSave(edited)}>
          保存时限
        </DeskButton>
      }
    >
      <div className="settings-form">
        <DeskField label="部门受理和认定（工作日）">
          <DeskInput
            type="number"
            min="1"
            max="60"
            value={String(edited.departmentDays)}
            onChange={(text) => setEdited({ ...edited, departmentDays: days(text) })}
          />
        </DeskField>
        <DeskField label="信用办复核、申诉（工作日）">
          <DeskInput
            type="number"
            min="1"
            max="60"
            value={String(edited.officeDays)}
            onChange={(text) => setEdited({ ...edited, officeDays: days(text) })}
          />
        </DeskField>
      </div>
      <h3 className="settings-title">与国务院安排不同的日子</h3>
      <div className="desk-row">
        <DeskInput type="date" label="日期" value={day} onChange={setDay} />
        <DeskSelect<'rest' | 'work'>
          label="这一天"
          value={working}
          options={[
            { value: 'rest', label: '不上班' },
            { value: 'work', label: '上班' },
          ]}
          onChange={setWorking}
        />
        <DeskButton icon="plus" disabled={day === ''} onPress={add}>
          加入
        </DeskButton>
      </div>
      <ul className="settings-days">
        {overrides.length === 0 && <li className="desk-note">没有，全部按国务院安排。</li>}
        {overrides.map((one) => (
          <li key={one.day}>
            <span className="desk-grow">
              {one.day} {one.working ? '上班' : '不上班'}
            </span>
            <DeskButton
              kind="quiet"
              icon="x"
              label={`去掉 ${one.day}`}
              onPress={() =>
                setEdited({ ...edited, overrides: overrides.filter(({ day: at }) => at !== one.day) })
              }
            />
          </li>
        ))}
      </ul>
    </DeskPanel>
  );
}
