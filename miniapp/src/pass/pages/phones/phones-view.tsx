import type { Phone } from '@benefit/shared/pass/pass-contract';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { Banner } from '../../../ui/banner';
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
import './phones.scss';

type Props = ReturnType<typeof usePhones>;

export function PhonesView(props: Props) {
  const { state, phones, revoking, onRetry, onCancel, onConfirm } = props;
  return (
    <Screen title={phonesTexts.title} back offlineText={phonesTexts.offline}>
      {revoking.step === 'done' && <Done deviceName={revoking.phone.deviceName} />}
      {state.status === 'loading' && <Skeleton shape="row" count={3} />}
      {state.status === 'failed' && !phones && <FailedState failure={state.failure} onRetry={onRetry} />}
      {phones?.length === 0 && (
        <EmptyState icon="mobile" title={phonesTexts.empty} text={phonesTexts.emptyText} />
      )}
      {phones && phones.length > 0 && (
        <View className="stack">
          {revoking.step === 'failed' && <FailureNote failure={revoking.failure} />}
          <Text className="small">{phonesTexts.lead}</Text>
          <Card>
            {phones.map((phone) => (
              <PhoneCell key={phone.passId} phone={phone} {...props} />
            ))}
          </Card>
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

/** 长辈版 has no button in the row: the row itself asks. */
function PhoneCell({ phone, ownPassId, elder, onRevoke }: Props & { phone: Phone }) {
  const { deviceName, passId, issuedAt, lastUsedAt } = phone;
  const used = lastUsedAt === null ? phonesTexts.unused : phonesTexts.used(spokenTime(lastUsedAt));
  const ask = () => onRevoke(phone);
  return (
    <Cell
      icon="mobile"
      iconTone="plain"
      title={
        <>
          <Text>{deviceName}</Text>
          {passId === ownPassId && <Tag tone="ok">{phonesTexts.own}</Tag>}
          {phone.enterpriseName !== null && <Tag tone="info">{phonesTexts.enterprise}</Tag>}
        </>
      }
      note={
        <>
          {phone.enterpriseName !== null && <View>{phone.enterpriseName}</View>}
          <View>{used}</View>
          <View>{phonesTexts.issued(spokenTime(issuedAt))}</View>
        </>
      }
      {...(elder
        ? { end: phonesTexts.revoke, onPress: ask }
        : {
            end: (
              <Button kind="danger" slim label={phonesTexts.revokeLabel(deviceName)} onPress={ask}>
                {phonesTexts.revoke}
              </Button>
            ),
          })}
    />
  );
}

function Done({ deviceName }: { deviceName: string }) {
  return (
    <View className="phones-done">
      <Banner
        tone="ok"
        icon="check-circle"
        title={phonesTexts.done(deviceName)}
        text={phonesTexts.doneText}
      />
    </View>
  );
}
