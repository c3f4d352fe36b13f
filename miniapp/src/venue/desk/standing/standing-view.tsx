import type { VenueHistory, VenueStanding } from '@benefit/shared/venue/standing-contract';
import { venueActionText, venueStatusText } from '@benefit/shared/venue/venue-state-rules';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskPanel } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { STATUS_TONE, standingTexts } from './standing-texts';
import { StepDialog } from './step-dialog';
import type { useStanding } from './use-standing';
import './standing.scss';

type Props = ReturnType<typeof useStanding>;

/** The venues of an office's area at the left, one of them with its history at the right. */
export function StandingView(props: Props) {
  const { pages, history, asking } = props;
  const shown = valueOf(history);
  return (
    <DeskShell page="deskVenues" title={standingTexts.title}>
      <p className="desk-dim standing-text">{standingTexts.text}</p>
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
      <DeskTable<VenueStanding>
        label={standingTexts.title}
        rows={items}
        keyOf={({ venueId }) => venueId}
        isOn={({ venueId }) => venueId === opened}
        onPress={({ venueId }) => onOpen(venueId)}
        empty={<DeskEmpty icon="store" title={standingTexts.empty} text="" />}
        columns={[
          { key: 'name', title: '名称', cell: ({ name }) => name },
          { key: 'kind', title: '类型', width: '16%', cell: ({ kind }) => KIND_TEXT[kind] },
          { key: 'district', title: '区县', width: '18%', cell: ({ district }) => district },
          {
            key: 'status',
            title: '状态',
            width: '20%',
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

const KIND_TEXT: Record<VenueStanding['kind'], string> = { bookstore: '书店', library: '图书馆' };

function Opened({ venue, onAsk, onBook }: Props & { venue: VenueHistory }) {
  return (
    <DeskPanel
      title={venue.name}
      end={<DeskTag tone={STATUS_TONE[venue.status]}>{venueStatusText[venue.status]}</DeskTag>}
      footEnd={
        <>
          <DeskButton large icon="receipt" onPress={() => onBook(venue)}>
            {standingTexts.book}
          </DeskButton>
          {venue.actions.map((action) => (
            <DeskButton
              key={action}
              large
              kind={action === 'suspend' ? 'danger' : 'primary'}
              onPress={() => onAsk(venue, action)}
            >
              {venueActionText[action]}
            </DeskButton>
          ))}
        </>
      }
    >
      <dl className="standing-facts">
        <dt>地址</dt>
        <dd>
          {venue.district} {venue.address}
        </dd>
        <dt>客服电话</dt>
        <dd>{venue.servicePhone}</dd>
      </dl>
      <h3>{standingTexts.history}</h3>
      {venue.timeline.length === 0 && <p className="desk-note">{standingTexts.none}</p>}
      <ol className="standing-history">
        {venue.timeline.map(({ at, action, by, reason }) => (
          <li key={at}>
            <b>
              {by} {venueActionText[action]}
            </b>
            <time className="desk-note">{spokenTime(at)}</time>
            {reason !== null && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </DeskPanel>
  );
}
