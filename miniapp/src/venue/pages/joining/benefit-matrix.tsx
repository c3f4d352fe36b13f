import { gradeText } from '@benefit/shared/credit/grade-rules';
import { quotaText } from '@benefit/shared/ledger/quota-rules';
import { AUDIENCES, BENEFIT_KINDS, benefitKindText } from '@benefit/shared/venue/benefit-rules';
import type { Audience, BenefitKind } from '@benefit/shared/venue/benefit-rules';
import {
  benefitTitle,
  gradeOrderFaults,
  limitsText,
  percentText,
} from '@benefit/shared/venue/benefit-worth-rules';
import { audienceText, benefitFault } from '@benefit/shared/venue/joining-rules';
import type { BenefitDraft } from '@benefit/shared/venue/joining-rules';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskField, DeskInput } from '../../../ui/desk/desk-field';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { isFor, modelFor } from '../../benefit-drafts';
import { joiningTexts } from './joining-texts';
import type { FormProps } from './joining-parts';

type Props = Omit<FormProps, 'errorAt' | 'open'>;

/** The three groups of 附件1: persons, rated enterprises, enterprises by their representative. */
const GROUPS: readonly { title: string; note: string; audiences: readonly Audience[] }[] = [
  { title: '个人', note: '按商鼎分', audiences: AUDIENCES.slice(0, 3) },
  { title: '企业', note: '按公共信用评价', audiences: AUDIENCES.slice(3, 5) },
  { title: '企业，暂无评价', note: '按法定代表人的商鼎分', audiences: AUDIENCES.slice(5) },
];

/** Every grade against every kind of benefit, with what keeps it from being published. */
export function BenefitMatrix(props: Props) {
  const { content, joining, faults, onSameReason } = props;
  const { benefits, sameReason } = content;
  const open = joining.editable.includes('benefits');
  const same = gradeOrderFaults(benefits).filter(({ code }) => code === 'same');
  return (
    <>
      {!open && <DeskAlert tone="info" title={joiningTexts.locked} />}
      <DeskPanel flush label="优惠措施">
        <table className="joining-matrix">
          <thead>
            <tr>
              <th scope="col">级别</th>
              {BENEFIT_KINDS.map((kind) => (
                <th key={kind} scope="col">
                  {benefitKindText[kind]}
                </th>
              ))}
            </tr>
          </thead>
          {GROUPS.map(({ title, note, audiences }) => (
            <tbody key={title}>
              <tr className="joining-group">
                <th colSpan={5} scope="colgroup">
                  {title} <span className="desk-note">{note}</span>
                </th>
              </tr>
              {audiences.map((audience) => (
                <Row key={audience.grade} {...props} audience={audience} open={open} />
              ))}
            </tbody>
          ))}
        </table>
      </DeskPanel>
      <DeskPanel>
        <ul className="joining-rules">
          <Rule
            title="每个级别都有优惠（四 2）"
            left={faults.flatMap(({ path, text }) =>
              /^benefits\.(person|enterprise)\./.test(path) && text.includes('还没有优惠') ? [text] : [],
            )}
          />
          <Rule
            title="更高级别不低于较低级别（四 2）"
            left={gradeOrderFaults(benefits).flatMap(({ code, text }) => (code === 'worse' ? [text] : []))}
          />
          <Rule
            title="每项优惠都填全"
            left={benefits.flatMap((benefit) => {
              const fault = benefitFault(benefit);
              return fault === null ? [] : [`${audienceText(benefit)}，${benefitTitle(benefit)}：${fault}`];
            })}
          />
        </ul>
        {same.length > 0 && (
          <DeskField
            label={joiningTexts.sameReason}
            {...(sameReason.trim() === '' ? { error: same.map(({ text }) => text).join('；') } : {})}
            hint={joiningTexts.sameReasonHint}
          >
            <DeskInput value={sameReason} maxLength={200} disabled={!open} onChange={onSameReason} />
          </DeskField>
        )}
      </DeskPanel>
    </>
  );
}

function Row({
  audience,
  content,
  faults,
  open,
  onAdd,
  onCopy,
  onEdit,
}: Props & { audience: Audience; open: boolean }) {
  const { benefits } = content;
  const key = `benefits.${audience.holder}.${audience.grade}`;
  const wrong = faults.some(({ path }) => path === key);
  const model = modelFor(benefits, audience);
  const empty = !benefits.some((benefit) => isFor(benefit, audience));
  return (
    <tr className={classes(wrong && 'joining-wrong')}>
      <th scope="row">
        {gradeText[audience.grade]}
        {open && empty && model && (
          <DeskButton kind="link" onPress={() => onCopy(model, audience)}>
            {joiningTexts.copy(gradeText[model.grade])}
          </DeskButton>
        )}
      </th>
      {BENEFIT_KINDS.map((kind: BenefitKind) => {
        const own = benefits.filter((benefit) => isFor(benefit, audience) && benefit.kind === kind);
        return (
          <td key={kind}>
            {own.map((benefit) => (
              <button
                key={benefit.benefitId}
                type="button"
                className={classes('joining-cell', benefitFault(benefit) !== null && 'joining-cell--bad')}
                disabled={!open}
                onClick={() => onEdit(benefit)}
              >
                <b>{benefitTitle(benefit)}</b>
                <span>{noteOf(benefit)}</span>
              </button>
            ))}
            {open && own.length === 0 && (
              <button
                type="button"
                className="joining-cell joining-cell--add"
                aria-label={`${audienceText(audience)}，添加${benefitKindText[kind]}`}
                onClick={() => onAdd(audience, kind)}
              >
                <DeskIcon name="plus" size="s" />
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function noteOf(benefit: BenefitDraft): string {
  const { kind, percentOff, quota, terms } = benefit;
  if (benefitFault(benefit) !== null) return benefitFault(benefit) ?? '';
  const limits = limitsText(benefit);
  if (limits !== '') return limits;
  if (kind === 'percentage-off' && percentOff !== null)
    return percentText(percentOff).replace(/^优惠 \d+%（|）$/g, '');
  const counted = kind === 'free-loans' || kind === 'free-services';
  return !counted && quota ? quotaText(quota) : terms;
}

function Rule({ title, left }: { title: string; left: readonly string[] }) {
  const done = left.length === 0;
  return (
    <li className={done ? 'is-done' : 'is-left'}>
      <DeskIcon name={done ? 'check' : 'x'} />
      <div>
        <b>{title}</b>
        {left.slice(0, 4).map((text) => (
          <p key={text} className="desk-note">
            {text}
          </p>
        ))}
      </div>
    </li>
  );
}
