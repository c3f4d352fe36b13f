import { open, replace } from '../../../platform/navigation';
import { useTerminal } from '../../use-terminal';
import { useVoid } from '../../use-void';
import { EnrolFirstView } from '../../enrol-first-view';
import { useRefund } from '../../use-refund';
import { TodayView } from './today-view';
import { useToday } from './use-today';

export default function TodayPage() {
  const { state } = useTerminal();
  const terminal = state.step === 'enrolled' ? state.terminal : null;
  const { day, older, loadMore, reload } = useToday(terminal);
  const voiding = useVoid(terminal?.token ?? null, () => void reload());
  const refunding = useRefund(terminal?.token ?? null, () => void reload());
  if (state.step === 'none') {
    return <EnrolFirstView step={state.revoked ? 'revoked' : 'none'} onEnrol={() => open('enrol')} />;
  }
  return (
    <TodayView
      day={day}
      older={older}
      voiding={voiding.state}
      onMore={(cursor) => void loadMore(cursor)}
      onRetry={() => void reload()}
      onScan={() => replace('scan')}
      onVoid={({ redemptionId, number, benefitTitle, maskedName, amountFen, discountFen = 0 }) =>
        voiding.ask({
          redemptionId,
          number,
          benefitTitle,
          maskedName,
          payableFen: amountFen === undefined ? null : amountFen - discountFen,
        })
      }
      onVoidReason={voiding.give}
      onVoidConfirm={() => void voiding.confirm()}
      onVoidClose={voiding.close}
      refunding={refunding.state}
      onRefund={refunding.ask}
      onRefundAmount={refunding.type}
      onRefundConfirm={() => void refunding.confirm()}
      onRefundClose={refunding.close}
    />
  );
}
