import { roleText } from '@benefit/shared/identity/role';
import type { Me } from '@benefit/shared/identity/identity-contract';
import { Text, View } from '@tarojs/components';
import { greeting } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { Icon } from '../../../ui/icon';
import { Press } from '../../../ui/press';
import { RefusalCard } from '../../../ui/refusal-card';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { VenueRow } from '../../../ui/venue-row';
import { ScoreCard } from '../../score-card';
import { homeTexts } from './home-texts';
import type { HomeState, useHome } from './use-home';
import './home.scss';

type Props = ReturnType<typeof useHome>;

/** How many venues stand on the first page. */
const FIRST_VENUES = 3;

export function HomeView(props: Props) {
  const { state, onPage } = props;
  const dock =
    state.kind === 'citizen' ? (
      <Button block icon="qr" onPress={() => onPage('pass')}>
        {homeTexts.show}
      </Button>
    ) : state.kind === 'counter' ? (
      <Button block icon="scan" onPress={() => onPage('scan')}>
        {homeTexts.counter}
      </Button>
    ) : undefined;
  return (
    <Screen title={homeTexts.title} brand tab="home" dock={dock} offlineText="信用优惠码仍可出示">
      {state.kind === 'loading' && (
        <>
          <Skeleton shape="title" />
          <Skeleton shape="card" />
          <Skeleton shape="row" count={3} />
        </>
      )}
      {state.kind === 'failed' && <FailedState failure={state.failure} onRetry={props.onRetry} />}
      {state.kind !== 'loading' && state.kind !== 'failed' && (
        <Hello me={state.me} onPress={() => onPage('notices')} />
      )}
      {state.kind === 'citizen' && <Citizen {...props} state={state} />}
      {state.kind === 'counter' && <Counter me={state.me} onPage={onPage} />}
      {state.kind === 'office' && (
        <>
          <EmptyState icon="list" title={homeTexts.office} text={homeTexts.officeText} />
          <Card>
            <Cell title="账号" end={state.me.displayName} />
            <Cell title="身份" end={state.me.roles.map((role) => roleText[role]).join('、')} />
          </Card>
        </>
      )}
    </Screen>
  );
}

function Hello({ me, onPress }: { me: Me; onPress: () => void }) {
  return (
    <View className="home-hello">
      <Text className="home-hello-name">
        {me.displayName}，{greeting()}
      </Text>
      {me.roles.includes('citizen') && (
        <Press className="home-bell" label={homeTexts.messages(me.unreadNotices)} onPress={onPress}>
          <Icon name="bell" />
          {me.unreadNotices > 0 && <Text className="home-bell-count">{me.unreadNotices}</Text>}
        </Press>
      )}
    </View>
  );
}

function Citizen({
  state,
  onStep,
  onPage,
  onRetry,
}: Props & { state: Extract<HomeState, { kind: 'citizen' }> }) {
  const { me, venues } = state;
  const grade = me.credit && 'grade' in me.credit ? me.credit.grade : null;
  const known = valueOf(venues);
  return (
    <>
      {me.credit && 'grade' in me.credit && (
        <ScoreCard credit={me.credit} onPolicy={() => onPage('policy')} />
      )}
      {me.credit && 'refusal' in me.credit && <RefusalCard refusal={me.credit.refusal} onStep={onStep} />}
      <Relief returned={state.returned} onPage={onPage} />
      <SectionHead
        title={homeTexts.venues}
        {...(known ? { aside: homeTexts.all(known.total), onPress: () => onPage('venues') } : {})}
      />
      {venues.status === 'loading' && <Skeleton shape="row" count={3} />}
      {venues.status === 'failed' && !known && <FailedState failure={venues.failure} onRetry={onRetry} />}
      {known?.items.length === 0 && <EmptyState icon="shop" title={homeTexts.noVenues} />}
      <View className="stack">
        {known?.items.slice(0, FIRST_VENUES).map((venue) => (
          <VenueRow
            key={venue.venueId}
            venue={venue}
            grade={grade}
            onPress={() => onPage('venue', { venueId: venue.venueId })}
          />
        ))}
      </View>
    </>
  );
}

/** What is to be supplemented comes before everything else of flood relief. */
function Relief({
  returned,
  onPage,
}: {
  returned: Extract<HomeState, { kind: 'citizen' }>['returned'];
  onPage: Props['onPage'];
}) {
  return (
    <Card className="spaced">
      {returned ? (
        <Cell
          icon="report"
          iconTone="warn"
          title={homeTexts.supplement(returned.items)}
          note={homeTexts.toSupplement}
          onPress={() => onPage('report', { reportId: returned.reportId })}
        />
      ) : (
        <Cell
          icon="report"
          title={homeTexts.relief}
          note={homeTexts.reliefNote}
          onPress={() => onPage('reports')}
        />
      )}
    </Card>
  );
}

function Counter({ me, onPage }: { me: Me; onPage: Props['onPage'] }) {
  return (
    <Card>
      {me.venues.map(({ venueId, name, roles }) => (
        <Cell key={venueId} icon="shop" title={name} note={roles.map((role) => roleText[role]).join('、')} />
      ))}
      <Cell
        icon="scan"
        title={homeTexts.counter}
        note={homeTexts.counterNote}
        onPress={() => onPage('scan')}
      />
      <Cell icon="report" title="今日记录" onPress={() => onPage('today')} />
      <Cell icon="mobile" title={homeTexts.enrol} onPress={() => onPage('enrol')} />
    </Card>
  );
}
