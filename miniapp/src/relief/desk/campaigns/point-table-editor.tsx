import type { CampaignDetail, PointTableRequest } from '@benefit/shared/relief/campaign-contract';
import {
  CATEGORIES,
  COMMENDATION_LEVELS,
  commendationLevelText,
} from '@benefit/shared/relief/category-rules';
import type { Category, CategoryCode } from '@benefit/shared/relief/category-rules';
import { pointTableFaults } from '@benefit/shared/relief/points-rules';
import { useState } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskDialog } from '../../../ui/desk/desk-dialog';
import { DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import { FailureLine } from './campaign-dialogs';
import { campaignsTexts } from './campaigns-texts';
import type { CampaignsProps } from './campaigns-view';
import { categoryName, clauseNumber } from './rule-texts';

type Rule = PointTableRequest['rules'][number];
type Kind = Rule['kind'] | 'none';

const KIND_TEXT: Record<Kind, string> = { none: '不加分', fixed: '固定分', hours: '按时长', level: '按级别' };

const PERSONAL = (CATEGORIES as readonly Category[]).filter(({ holder }) => holder === 'person');

/** Ways in which a category can pay: money is none of them. */
function kindsOf({ code, fields }: Category): Kind[] {
  if (code === 'donation') return ['none', 'fixed'];
  if (fields.some(({ kind }) => kind === 'hours')) return ['none', 'fixed', 'hours'];
  return fields.some(({ key }) => key === 'level') ? ['none', 'fixed', 'level'] : ['none', 'fixed'];
}

function newRule(categoryCode: CategoryCode, kind: Kind): Rule | null {
  if (kind === 'none') return null;
  if (kind === 'fixed') return { categoryCode, kind, points: 2 };
  if (kind === 'level')
    return { categoryCode, kind, points: { national: 6, province: 5, city: 4, county: 3 } };
  return { categoryCode, kind, most: 5, steps: [{ upToHours: 40, hoursPerPoint: 8 }] };
}

/** The next version of the points, with what keeps it from being saved beside what it concerns. */
export function PointTableEditor({
  campaign,
  sending,
  failure,
  onTable,
  onDialog,
}: CampaignsProps & { campaign: CampaignDetail }) {
  const latest = campaign.pointTables[campaign.pointTables.length - 1];
  const [cap, setCap] = useState(latest?.perPersonCap ?? 10);
  const [rules, setRules] = useState<Rule[]>(latest?.rules ?? []);
  const faults = pointTableFaults({ perPersonCap: cap, rules });
  const put = (categoryCode: string, rule: Rule | null) => {
    const others = rules.filter((one) => one.categoryCode !== categoryCode);
    const all = rule === null ? others : [...others, rule];
    const order = (one: Rule) => PERSONAL.findIndex(({ code }) => code === one.categoryCode);
    setRules(all.sort((a, b) => order(a) - order(b)));
  };
  const version = (latest?.version ?? 0) + 1;
  const send = () => onTable({ perPersonCap: cap, rules });
  return (
    <DeskDialog
      title={`起草第 ${version} 版加分表`}
      note="保存后立即启用；以前各轮仍按当时的版本解释。"
      size="wide"
      busy={sending}
      onClose={() => onDialog(null)}
      foot={faults[0]?.text ?? campaignsTexts.noMoney}
      actions={
        <DeskButton
          kind="primary"
          busy={sending}
          disabled={faults.length > 0 || rules.length === 0}
          onPress={send}
        >
          启用第 {version} 版
        </DeskButton>
      }
    >
      <FailureLine failure={failure} />
      <div className="campaign-rules">
        {PERSONAL.map((category) => {
          const rule = rules.find(({ categoryCode }) => categoryCode === category.code) ?? null;
          const at = rules.findIndex(({ categoryCode }) => categoryCode === category.code);
          const code = category.code as CategoryCode;
          return (
            <div className="campaign-rule" key={code}>
              <div className="desk-grow">
                <div>
                  {clauseNumber(code)} {categoryName(code)}
                </div>
                {faults
                  .filter(({ path }) => path.startsWith(`rules.${at}.`))
                  .map(({ path, text }) => (
                    <div className="desk-field-error" key={path}>
                      {text}
                    </div>
                  ))}
              </div>
              <DeskSelect<Kind>
                label={`${categoryName(code)}的算法`}
                value={rule?.kind ?? 'none'}
                options={kindsOf(category).map((value) => ({ value, label: KIND_TEXT[value] }))}
                onChange={(kind) => put(code, newRule(code, kind))}
              />
              <RuleFields rule={rule} name={categoryName(code)} onChange={(next) => put(code, next)} />
            </div>
          );
        })}
        <div className="campaign-rule">
          <b className="desk-grow">每人合计上限</b>
          <Points label="每人合计上限" value={cap} onChange={setCap} />
        </div>
      </div>
    </DeskDialog>
  );
}

function RuleFields({
  rule,
  name,
  onChange,
}: {
  rule: Rule | null;
  name: string;
  onChange: (rule: Rule) => void;
}) {
  if (rule === null) return <span className="campaign-fields" />;
  if (rule.kind === 'fixed') {
    return (
      <span className="campaign-fields">
        <Points
          label={`${name}分值`}
          value={rule.points}
          onChange={(points) => onChange({ ...rule, points })}
        />
      </span>
    );
  }
  if (rule.kind === 'level') {
    return (
      <span className="campaign-fields">
        {[...COMMENDATION_LEVELS].reverse().map((level) => (
          <Points
            key={level}
            lead={commendationLevelText[level]}
            label={`${name}${commendationLevelText[level]}分值`}
            value={rule.points[level]}
            onChange={(points) => onChange({ ...rule, points: { ...rule.points, [level]: points } })}
          />
        ))}
      </span>
    );
  }
  const step = (at: number, part: Partial<(typeof rule.steps)[number]>) =>
    onChange({ ...rule, steps: rule.steps.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <span className="campaign-fields">
      {rule.steps.map(({ upToHours, hoursPerPoint }, index) => (
        <span className="desk-row" key={index}>
          {upToHours === null ? (
            '之后'
          ) : (
            <Points
              lead={index === 0 ? '前' : '到'}
              unit="小时"
              label={`${name}第 ${index + 1} 档小时数`}
              value={upToHours}
              onChange={(value) => step(index, { upToHours: value })}
            />
          )}
          <Points
            lead="每"
            unit="小时 1 分"
            label={`${name}第 ${index + 1} 档每分小时数`}
            value={hoursPerPoint}
            onChange={(value) => step(index, { hoursPerPoint: value })}
          />
        </span>
      ))}
      {rule.steps.length === 1 && (
        <DeskButton
          kind="link"
          onPress={() =>
            onChange({
              ...rule,
              steps: [
                ...rule.steps,
                { upToHours: null, hoursPerPoint: (rule.steps[0]?.hoursPerPoint ?? 8) * 2 },
              ],
            })
          }
        >
          加一档
        </DeskButton>
      )}
      <Points
        lead="最多"
        label={`${name}最多`}
        value={rule.most}
        onChange={(most) => onChange({ ...rule, most })}
      />
    </span>
  );
}

interface PointsProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  lead?: string;
  unit?: string;
}

/** A small whole number between its words. */
function Points({ label, value, onChange, lead, unit = '分' }: PointsProps) {
  return (
    <span className="campaign-number">
      {lead}
      <DeskInput
        type="number"
        label={label}
        min="0"
        step="1"
        value={String(value)}
        onChange={(text) => onChange(Math.max(0, Math.trunc(Number(text) || 0)))}
      />
      {unit}
    </span>
  );
}
