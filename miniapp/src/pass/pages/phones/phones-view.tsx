import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Screen } from '../../../ui/screen';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { phonesTexts } from './phones-texts';
import type { usePhones } from './use-phones';

type Props = ReturnType<typeof usePhones>;

export function PhonesView({ state, revoking, ownPassId, onRetry, onRevoke, onCancel, onConfirm }: Props) {
  const known = valueOf(state);
  return (
    <Screen title={phonesTexts.title} back>
      {state.status === 'loading' && <Skeleton shape="row" count={3} />}
      {state.status === 'failed' && !known && <FailedState failure={state.failure} onRetry={onRetry} />}
      {known?.items.length === 0 && (
        <EmptyState icon="mobile" title={phonesTexts.empty} text={phonesTexts.emptyText} />
      )}
      {known && known.items.length > 0 && (
        <View className="stack">
          <Text className="small">{phonesTexts.lead}</Text>
          <Card>
            {known.items.map((phone) => (
              <Cell
                key={phone.passId}
                icon="mobile"
                iconTone="plain"
                title={
                  <>
                    <Text>{phone.deviceName}</Text>
                    {phone.passId === ownPassId && <Tag tone="ok">{phonesTexts.own}</Tag>}
                  </>
                }
                note={`${phonesTexts.issued(spokenTime(phone.issuedAt))}，${
                  phone.lastUsedAt === null
                    ? phonesTexts.unused
                    : phonesTexts.used(spokenTime(phone.lastUsedAt))
                }`}
                end={
                  <Button kind="danger" slim onPress={() => onRevoke(phone)}>
                    {phonesTexts.revoke}
                  </Button>
                }
              />
            ))}
          </Card>
          {revoking.step === 'failed' && <FailureNote failure={revoking.failure} />}
        </View>
      )}
      {(revoking.step === 'asking' || revoking.step === 'sending') && (
        <Dialog
          title={phonesTexts.confirmTitle(revoking.phone.deviceName)}
          text={phonesTexts.confirmText}
          confirmText={phonesTexts.revoke}
          danger
          busy={revoking.step === 'sending'}
          onConfirm={onConfirm}
          onCancel={onCancel}
        />
      )}
    </Screen>
  );
}
