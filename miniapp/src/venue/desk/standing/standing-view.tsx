import { removalDecisionText, removalGroundText } from '@benefit/shared/venue/removal-rules';
import type {
  Removal,
  VenueHistory,
  WatchedVenue,
  YearlyCheck,
} from '@benefit/shared/venue/standing-contract';
import { venueActionText, venueStatusText, wasLive } from '@benefit/shared/venue/venue-state-rules';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskAlert, DeskTag } from '../../../ui/desk/desk-tag';
import { DeskSelect } from '../../../ui/desk/desk-field';
import { STATUS_TONE } from '../../status-tone';
import { StandingComplaints } from './standing-complaints';
import { StandingMonths } from './standing-months';
import { StandingMaterial } from './standing-material';
import { FILTERS, standingTexts, stepNote } from './standing-texts';
import { StepDialog } from './step-dialog';
import type { AskedAction, useStanding } from './use-standing';
import './standing.scss';

type Props = ReturnType<typeof useStanding>;

/** The venues of an office's area at the left, one of them with its history at the right. */
export function StandingView(props: Props) {
  const { pages, history, asking, status, onStatus } = props;
  const shown = valueOf(history);
  return (
    <DeskShell page="deskVenues" title={standingTexts.title}>
      <div className="standing-text">
        <p className="desk-dim desk-grow">{standingTexts.text}</p>
        <DeskSelect
          label="状态"
          lead="状态"
          value={status}
          on={status !== ''}
          options={[
            { value: '', label: standingTexts.all },
            ...FILTERS.map((value) => ({ value, label: venueStatusText[value] })),
          ]}
          onChange={onStatus}
        />
      </div>
      <div className="standing-columns">
        <Venues {...props} />
        {shown ? (
          <Opened {...props} venue={shown} />
        ) : (
          <DeskPanel>
            {history.status === 'failed' && <DeskFailed failure={history.failure} onRetry={props.onRetry} />}
            {history.status === 'loading' && pages.items.length > 0 && <DeskLoading rows={5} />}
          </DeskPanel>
        )}
      </div>
      {asking !== null && <StepDialog {...props} asking={asking} />}
    </DeskShell>
  );
}

function Venues({ pages, opened, onOpen, onRetry }: Props) {
  const { first, items, more, loadMore } = pages;
  if (items.length === 0 && first.status === 'loading') return <DeskLoading rows={8} />;
  if (items.length === 0 && first.status === 'failed')
    return <DeskFailed failure={first.failure} onRetry={onRetry} />;
  return (
    <DeskPanel flush label={standingTexts.title}>
      <DeskTable<WatchedVenue>
        label={standingTexts.title}
        rows={items}
        keyOf={({ venueId }) => venueId}
        isOn={({ venueId }) => venueId === opened}
        onPress={({ venueId }) => onOpen(venueId)}
        empty={<DeskEmpty icon="store" title={standingTexts.empty} text="" />}
        columns={[
          { key: 'name', title: '名称', cell: ({ name }) => name },
          { key: 'district', title: '区县', width: '14%', cell: ({ district }) => district },
          { key: 'uses', title: '近 30 天', width: '12%', align: 'right', cell: ({ uses }) => `${uses} 次` },
          { key: 'attention', title: '待关注', width: '17%', wrap: true, cell: attentionText },
          {
            key: 'status',
            title: '状态',
            width: '25%',
            cell: ({ status }) => <DeskTag tone={STATUS_TONE[status]}>{venueStatusText[status]}</DeskTag>,
          },
        ]}
      />
      {more.status === 'more' && (
        <DeskButton kind="quiet" onPress={loadMore}>
          再载入一些
        </DeskButton>
      )}
      {more.status === 'failed' && <DeskFailed failure={more.failure} onRetry={loadMore} />}
    </DeskPanel>
  );
}

/** 待核对，反映 1，迟报 2 */
const attentionText = ({ openComplaints, lateReports, check }: WatchedVenue): string =>
  [
    check === 'due' ? '待核对' : '',
    openComplaints === 0 ? '' : `反映 ${openComplaints}`,
    lateReports === 0 ? '' : `迟报 ${lateReports}`,
  ]
    .filter((text) => text !== '')
    .join('，') || '—';

const DANGEROUS: readonly AskedAction[] = ['suspend', 'remove', 'propose'];

function Opened(props: Props & { venue: VenueHistory }) {
  const { venue, joining, mayRead, today, onAsk, onBook } = props;
  const asked: AskedAction[] = [
    ...venue.actions.filter((action) => stepNote[action] !== undefined),
    ...(venue.mayCheck && venue.check?.state !== 'done' ? (['check'] as const) : []),
    ...(venue.mayProposeRemoval ? (['propose'] as const) : []),
    ...(venue.removal?.actions.includes('decide') ? (['decide'] as const) : []),
  ];
  return (
    <DeskPanel
      title={venue.name}
      end={<DeskTag tone={STATUS_TONE[venue.status]}>{venueStatusText[venue.status]}</DeskTag>}
    >
      <div className="standing-actions">
        {mayRead && wasLive(venue.status) && (
          <DeskButton large icon="receipt" onPress={() => onBook(venue)}>
            {standingTexts.book}
          </DeskButton>
        )}
        {asked.map((action) => (
          <DeskButton
            key={action}
            large
            kind={DANGEROUS.includes(action) ? 'danger' : action === 'return' ? 'plain' : 'primary'}
            onPress={() => onAsk(venue, action)}
          >
            {actionText(action)}
          </DeskButton>
        ))}
      </div>
      <dl className="standing-facts">
        <dt>地址</dt>
        <dd>
          {venue.district} {venue.address}
        </dd>
        <dt>客服电话</dt>
        <dd className="num">{venue.servicePhone}</dd>
      </dl>
      {venue.check && <CheckNote check={venue.check} />}
      {venue.removal && <RemovalNote removal={venue.removal} />}
      <h3>{standingTexts.history}</h3>
      {venue.timeline.length === 0 && <p className="desk-note">{standingTexts.none}</p>}
      <ol className="standing-history standing-timeline">
        {venue.timeline.map(({ at, action, by, reason }) => (
          <li key={at + action}>
            <b>
              {by} {venueActionText[action]}
            </b>
            <time className="desk-note">{spokenTime(at)}</time>
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
      </ol>
      {wasLive(venue.status) && <StandingMonths months={props.months} />}
      <StandingComplaints {...props} />
      <h3 className="standing-head">{standingTexts.material}</h3>
      {joining?.venueId === venue.venueId ? (
        <StandingMaterial {...props} joining={joining} today={today} />
      ) : (
        <p className="desk-note">{standingTexts.noMaterial}</p>
      )}
    </DeskPanel>
  );
}

const CHECK_TONE = { done: 'ok', soon: 'warn', due: 'danger' } as const;

/** The sponsor's yearly look at the venue. */
function CheckNote({ check: { lastOn, by, nextOn, state } }: { check: YearlyCheck }) {
  return (
    <p className="standing-check">
      <b>{standingTexts.yearly}</b>{' '}
      {lastOn === null ? standingTexts.neverChecked : standingTexts.checkedOn(lastOn, by ?? '')}。
      {standingTexts.checkNext(nextOn)}{' '}
      {state !== 'done' && (
        <DeskTag tone={CHECK_TONE[state]}>
          {state === 'soon' ? standingTexts.checkSoon : standingTexts.checkDue}
        </DeskTag>
      )}
    </p>
  );
}

function RemovalNote({ removal }: { removal: Removal }) {
  const { by, ground, reason, statement, decision, decisionReason, hearingUntil } = removal;
  return (
    <DeskAlert
      tone={decision === 'dropped' ? 'info' : 'danger'}
      title={`${by}提出清退：${removalGroundText[ground]}`}
      text={reason}
    >
      <p>{statement === null ? `网点可以陈述到 ${spokenTime(hearingUntil)}` : `网点陈述：${statement}`}</p>
      {decision !== null && (
        <p>
          {removalDecisionText[decision]}：{decisionReason}
        </p>
      )}
    </DeskAlert>
  );
}

const actionText = (action: AskedAction): string => {
  if (action === 'check') return standingTexts.check;
  if (action === 'propose') return standingTexts.propose;
  return action === 'decide' ? standingTexts.decide : venueActionText[action];
};
