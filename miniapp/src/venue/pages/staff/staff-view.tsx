import type { StaffMember } from '@benefit/shared/venue/staff-contract';
import { Text, View } from '@tarojs/components';
import { ShownInvite } from '../../../pass/shown-invite';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { staffNote, staffTexts } from './staff-texts';
import type { useStaff } from './use-staff';
import './staff.scss';

type Props = ReturnType<typeof useStaff>;

/** A manager's people, and the code with which others join them. */
export function StaffView(props: Props) {
  const { list, hasNone, asked, busy, failure, onAsk, onRemove, onRetry } = props;
  const known = valueOf(list);
  return (
    <Screen title={staffTexts.title} back>
      {hasNone && <EmptyState icon="me" title={staffTexts.noVenue} text={staffTexts.noVenueText} />}
      {!hasNone && list.status === 'loading' && <Skeleton shape="row" count={4} />}
      {list.status === 'failed' && !known && <FailedState failure={list.failure} onRetry={onRetry} />}
      {known && (
        <View className="staff">
          <SectionHead title={known.venueName} />
          {failure && <FailureNote failure={failure} />}
          <Invite {...props} />
          <Card>
            {known.items.map((member) => (
              <Member key={member.staffId} member={member} onAsk={onAsk} />
            ))}
          </Card>
        </View>
      )}
      {asked && (
        <Dialog
          title={staffTexts.askTitle}
          text={asked.self ? staffTexts.askSelf : staffTexts.askText(asked.name)}
          confirmText={staffTexts.remove}
          danger
          busy={busy === 'removing'}
          onConfirm={onRemove}
          onCancel={() => onAsk(null)}
        />
      )}
    </Screen>
  );
}

function Invite({ made, busy, pixels, onInvite }: Props) {
  return (
    <>
      {made && (
        <ShownInvite
          title={staffTexts.code(made.role)}
          code={made.code}
          address={made.address}
          notes={[staffTexts.validUntil(spokenTime(made.expiresAt)), staffTexts.intro]}
          pixels={pixels}
        />
      )}
      <View className="staff-ways">
        <Button kind="tint" icon="plus" busy={busy === 'cashier'} onPress={() => onInvite('cashier')}>
          {staffTexts.inviteCashier}
        </Button>
        <Button kind="tint" icon="plus" busy={busy === 'manager'} onPress={() => onInvite('manager')}>
          {staffTexts.inviteManager}
        </Button>
      </View>
    </>
  );
}

function Member({ member, onAsk }: { member: StaffMember; onAsk: Props['onAsk'] }) {
  return (
    <Cell
      icon="me"
      iconTone="plain"
      title={
        <View className="staff-name">
          <Text>{member.name}</Text>
          {member.self && <Tag tone="info">{staffTexts.self}</Tag>}
        </View>
      }
      note={staffNote(member)}
      end={
        <Button kind="plain" slim label={`${staffTexts.remove}${member.name}`} onPress={() => onAsk(member)}>
          {staffTexts.remove}
        </Button>
      }
    />
  );
}
