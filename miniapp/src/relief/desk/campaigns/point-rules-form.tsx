import { COMMENDATION_LEVELS, commendationLevelText } from '@benefit/shared/relief/category-rules';
import type { PointTableFault } from '@benefit/shared/relief/points-rules';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { DeskNumber } from '../../../ui/desk/desk-number';
import { MOST_STEPS, PERSONAL, RULE_KIND_TEXT, kindsOf, newRule, withRule, withStep } from './point-rules';
import type { HoursRule, Rule, RuleKind, TableDraft } from './point-rules';
import { clauseNumber } from './rule-texts';

interface Props {
  table: TableDraft;
  /** What keeps it from being saved; paths as in the table. */
  faults: readonly Pick<PointTableFault, 'path' | 'text'>[];
  onChange: (table: TableDraft) => void;
}

const MOST_POINTS = 100;

/** A point table as a form: a line for each kind of deed, its faults beneath it. */
export function PointRulesForm({ table, faults, onChange }: Props) {
  const { rules, perPersonCap } = table;
  return (
    <div className="campaign-rules" role="group" aria-label="加分表">
      {PERSONAL.map((category) => {
        const { code, name } = category;
        const at = rules.findIndex(({ categoryCode }) => categoryCode === code);
        const rule = rules[at] ?? null;
        const put = (next: Rule | null) => onChange({ ...table, rules: withRule(rules, code, next) });
        return (
          <div className="campaign-rule" key={code}>
            <div>
              <div>
                <span className="desk-dim">{clauseNumber(code)}</span> {name}
              </div>
              {code === 'donation' && <div className="desk-note">只能是固定分，与金额、数量无关</div>}
              <Faults faults={faults} path={at === -1 ? null : `rules.${at}`} />
            </div>
            <DeskSelect<RuleKind>
              label={`${name}的算法`}
              value={rule?.kind ?? 'none'}
              options={kindsOf(category).map((value) => ({ value, label: RULE_KIND_TEXT[value] }))}
              onChange={(kind) => put(newRule(code, kind))}
            />
            <RuleFields rule={rule} name={name} onChange={put} />
          </div>
        );
      })}
      <div className="campaign-rule campaign-rule--last">
        <div>
          <b>每人合计上限</b>
          <Faults faults={faults} path="perPersonCap" />
        </div>
        <span />
        <DeskNumber
          label="每人合计上限"
          unit="分"
          min={1}
          max={MOST_POINTS}
          value={perPersonCap}
          onChange={(value) => onChange({ ...table, perPersonCap: value })}
        />
      </div>
    </div>
  );
}

function Faults({ faults, path }: { faults: Props['faults']; path: string | null }) {
  const mine = faults.filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`));
  return (
    <>
      {mine.map((fault) => (
        <div className="desk-field-error" role="alert" key={fault.path + fault.text}>
          {fault.text}
        </div>
      ))}
    </>
  );
}

interface RuleProps<R> {
  rule: R;
  name: string;
  onChange: (rule: Rule) => void;
}

function RuleFields({ rule, name, onChange }: RuleProps<Rule | null>) {
  if (rule === null) return <span className="desk-note">这一类不加分</span>;
  if (rule.kind === 'hours') return <HoursFields rule={rule} name={name} onChange={onChange} />;
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

function HoursFields({ rule, name, onChange }: RuleProps<HoursRule>) {
  const { steps } = rule;
  const put = (next: HoursRule['steps']) => onChange({ ...rule, steps: next });
  const change = (at: number, part: Partial<(typeof steps)[number]>) =>
    put(steps.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <span className="campaign-fields">
      {steps.map(({ upToHours, hoursPerPoint }, index) => (
        <span className="desk-row" key={index}>
          {upToHours === null ? (
            <span>{index === 0 ? '' : '之后'}</span>
          ) : (
            <DeskNumber
              lead={index === 0 ? '前' : '到'}
              unit="小时"
              label={`${name}第 ${index + 1} 档小时数`}
              min={1}
              max={10_000}
              value={upToHours}
              onChange={(value) => change(index, { upToHours: value })}
            />
          )}
          <DeskNumber
            lead="每"
            unit="小时 1 分"
            label={`${name}第 ${index + 1} 档每分小时数`}
            min={1}
            max={1_000}
            value={hoursPerPoint}
            onChange={(value) => change(index, { hoursPerPoint: value })}
          />
          {steps.length > 1 && (
            <DeskButton
              kind="quiet"
              icon="x"
              label={`删除${name}第 ${index + 1} 档`}
              onPress={() => put(steps.filter((_, at) => at !== index))}
            />
          )}
        </span>
      ))}
      <span className="desk-row">
        <Points
          lead="最多"
          label={`${name}最多`}
          value={rule.most}
          onChange={(most) => onChange({ ...rule, most })}
        />
        {steps.length < MOST_STEPS && (
          <DeskButton kind="link" label={`${name}加一档`} onPress={() => put(withStep(steps))}>
            加一档
          </DeskButton>
        )}
      </span>
    </span>
  );
}

interface PointsProps {
  label: string;
  lead?: string;
  value: number;
  onChange: (value: number) => void;
}

function Points(props: PointsProps) {
  return <DeskNumber {...props} unit="分" min={0} max={MOST_POINTS} />;
}
