import type { HeldRow } from '@benefit/shared/relief/bulk-contract';
import { Text, View } from '@tarojs/components';
import { valueOf } from '../../../platform/use-remote';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Screen } from '../../../ui/screen';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Unbound } from '../../parts/unbound';
import { daysText } from '../../relief-texts';
import { heldTexts } from './held-texts';
import type { useHeld } from './use-held';
import './held.scss';

type Props = ReturnType<typeof useHeld>;

export function HeldView(props: Props) {
  const { me, bound, state, answered, asking, sending, onRetry } = props;
  const rows = valueOf(state)?.items ?? null;
  return (
    <Screen title={heldTexts.title} back>
      {me && !bound && <Unbound onBind={props.onBind} />}
      {!(me && !bound) && state.status === 'loading' && <Skeleton shape="card" count={2} />}
      {state.status === 'failed' && rows === null && (
        <FailedState failure={state.failure} onRetry={onRetry} />
      )}
      <View className="stack">
        {answered !== null && <Banner tone="ok" icon="check-circle" title={heldTexts[answered]} />}
        {rows?.length === 0 && <EmptyState icon="bell" title={heldTexts.empty} text={heldTexts.emptyText} />}
        {rows && rows.length > 0 && <Text className="small">{heldTexts.lead}</Text>}
        {rows?.map((row) => (
          <Row key={row.heldId} row={row} {...props} />
        ))}
      </View>
      {asking && (
        <Dialog
          title={asking.agree ? heldTexts.agreeTitle : heldTexts.refuseTitle}
          text={asking.agree ? heldTexts.agreeText : heldTexts.refuseText}
          confirmText={asking.agree ? heldTexts.agree : heldTexts.refuse}
          danger={!asking.agree}
          busy={sending.busy}
          onConfirm={props.onConfirm}
          onCancel={props.onClose}
        >
          {sending.failure && <FailureNote failure={sending.failure} />}
        </Dialog>
      )}
    </Screen>
  );
}

function Row({ row, elder, onAsk }: Props & { row: HeldRow }) {
  return (
    <Card pad>
      <Text className="held-deed">{row.deed}</Text>
      <Text className="held-line">{row.department}报送</Text>
      <Text className="held-line num">
        {daysText(row.startedOn, row.endedOn)} · {row.place}
      </Text>
      {!elder && (
        <>
          <Text className="held-line">{row.categoryName}</Text>
          <Text className="held-line num">依据 {row.clause}</Text>
        </>
      )}
      <View className="held-answers">
        <Button block kind="danger" onPress={() => onAsk(row, false)}>
          {heldTexts.refuse}
        </Button>
        <Button block onPress={() => onAsk(row, true)}>
          {heldTexts.agree}
        </Button>
      </View>
    </Card>
  );
}
