import { roleText } from '@benefit/shared/identity/role';
import type { Me } from '@benefit/shared/identity/identity-contract';
import { Text, View } from '@tarojs/components';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { Icon } from '../../../ui/icon';
import { Press } from '../../../ui/press';
import { Screen } from '../../../ui/screen';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Switch } from '../../../ui/switch';
import { meTexts } from './me-texts';
import type { useMe } from './use-me';
import './me.scss';

type Props = ReturnType<typeof useMe>;

export function MeView(props: Props) {
  const { me, failure, elder, leaving, onRetry, onElder, onPage, onLeave, onStay, onConfirmLeave } = props;
  return (
    <Screen title={meTexts.title} brand tab="me">
      {!me && !failure && <Skeleton shape="row" count={6} />}
      {!me && failure && <FailedState failure={failure} onRetry={onRetry} />}
      {me && (
        <View className="stack">
          <Who me={me} />
          {me.venues.length > 0 && <Work me={me} onPage={onPage} />}
          {me.roles.includes('citizen') && <CitizenCells me={me} onPage={onPage} />}
          <Card>
            <Cell icon="book" iconTone="plain" title={meTexts.policy} onPress={() => onPage('policy')} />
            <Press className="me-elder" role="switch" checked={elder} label={meTexts.elder} onPress={onElder}>
              <Cell
                icon="text"
                iconTone="plain"
                title={meTexts.elder}
                note={meTexts.elderNote}
                end={<Switch on={elder} />}
              />
            </Press>
            {me.venues.length === 0 && (
              <Cell
                icon="shop"
                iconTone="plain"
                title={meTexts.join}
                note={meTexts.joinNote}
                onPress={() => onPage('invite')}
              />
            )}
            {!me.roles.includes('manager') && me.venues.length === 0 && (
              <Cell
                icon="edit"
                iconTone="plain"
                title={meTexts.begin}
                note={meTexts.beginNote}
                onPress={() => onPage('joining')}
              />
            )}
            <Cell icon="exit" iconTone="plain" title={meTexts.leave} onPress={onLeave} />
          </Card>
        </View>
      )}
      {me && leaving !== 'no' && (
        <Dialog
          title={meTexts.leaveTitle}
          text={me.roles.includes('citizen') ? meTexts.leaveCitizen : meTexts.leaveStaff}
          confirmText={meTexts.leave}
          danger
          busy={leaving === 'sending'}
          onConfirm={onConfirmLeave}
          onCancel={onStay}
        />
      )}
    </Screen>
  );
}

function Who({ me }: { me: Me }) {
  return (
    <View className="me-who">
      <View className="me-face">
        <Icon name="me" size="l" />
      </View>
      <View className="grow">
        <Text className="me-name">{me.displayName}</Text>
        <Text className="small num">
          {me.identity?.maskedNumber ?? me.roles.map((role) => roleText[role]).join('、')}
        </Text>
        {me.identity && <Text className="me-city">{meTexts.city(me.identity.city)}</Text>}
      </View>
    </View>
  );
}

function Work({ me, onPage }: { me: Me; onPage: Props['onPage'] }) {
  return (
    <Card>
      {me.venues.map(({ venueId, name, roles }) => (
        <Cell
          key={venueId}
          icon="shop"
          iconTone="plain"
          title={name}
          note={roles.map((role) => roleText[role]).join('、')}
        />
      ))}
      <Cell icon="scan" title={meTexts.counter} note={meTexts.counterNote} onPress={() => onPage('scan')} />
      {me.roles.includes('manager') && (
        <>
          <Cell
            icon="tag"
            title={meTexts.joining}
            note={meTexts.joiningNote}
            onPress={() => onPage('joining')}
          />
          <Cell icon="report" title={meTexts.book} note={meTexts.bookNote} onPress={() => onPage('book')} />
          <Cell
            icon="file"
            title={meTexts.applications}
            note={meTexts.applicationsNote}
            onPress={() => onPage('applications')}
          />
          <Cell icon="me" title={meTexts.staff} note={meTexts.staffNote} onPress={() => onPage('staff')} />
        </>
      )}
    </Card>
  );
}

function CitizenCells({ me, onPage }: { me: Me; onPage: Props['onPage'] }) {
  return (
    <>
      {me.identity === null && (
        <Card>
          <Cell
            icon="shield"
            iconTone="warn"
            title={meTexts.unbound}
            note={meTexts.unboundNote}
            onPress={() => onPage('bind')}
          />
        </Card>
      )}
      <Card>
        <Cell icon="wallet" title={meTexts.records} onPress={() => onPage('records')} />
        <Cell icon="report" title={meTexts.reports} onPress={() => onPage('reports')} />
        <Cell
          icon="bell"
          title={meTexts.notices}
          end={me.unreadNotices > 0 ? meTexts.unread(me.unreadNotices) : undefined}
          onPress={() => onPage('notices')}
        />
        <Cell
          icon="shop"
          title={meTexts.enterprises}
          note={meTexts.enterprisesNote}
          onPress={() => onPage('enterprises')}
        />
        <Cell
          icon="mobile"
          title={meTexts.phones}
          note={meTexts.phonesNote}
          onPress={() => onPage('phones')}
        />
      </Card>
      <Card>
        <Cell
          icon="shield"
          title={meTexts.consent}
          end={me.consent.given ? meTexts.given : meTexts.missing}
          onPress={() => onPage('consent')}
        />
        <Cell icon="eye" title={meTexts.looks} onPress={() => onPage('looks')} />
      </Card>
    </>
  );
}
