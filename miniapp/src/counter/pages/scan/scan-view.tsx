import type { OpenWaiver } from '@benefit/shared/counter/return-contract';
import { View } from '@tarojs/components';
import { Button } from '../../../ui/button';
import { Screen } from '../../../ui/screen';
import { MANUAL_LENGTH } from '../../amount-entry';
import { Keypad } from '../../keypad';
import { outcomeOf } from '../../signals';
import { chosenBenefit, isSlip, requestOf, type TillState } from '../../till-state';
import { TillStrip } from '../../till-strip';
import type { TillActions } from '../../use-till';
import { VoidSheet } from '../../void-sheet';
import { ReturnDialog } from '../../return-dialog';
import type { ReturnState } from '../../use-return';
import type { VoidState } from '../../use-void';
import { ConfirmingView } from './confirming-view';
import { GivenView } from './given-view';
import { MayHaveView } from './may-have-view';
import { ReadyView } from './ready-view';
import { confirmingTexts, givenTexts, mayHaveTexts, readyTexts, scanTexts } from './scan-texts';
import { SumView } from './sum-view';
import { TurnedAwayView } from './turned-away-view';
import './scan.scss';

interface ScanViewProps {
  state: TillState;
  till: TillActions;
  place: { venueName: string; terminalName: string; count: number | null; stopped: string | null };
  online: boolean;
  demo: boolean;
  now: Date;
  pasted: string;
  voiding: VoidState;
  onPaste: (text: string) => void;
  onPasteDone: () => void;
  onVoid: () => void;
  onVoidReason: (reason: string) => void;
  onVoidConfirm: () => void;
  onVoidClose: () => void;
  returning: ReturnState;
  onReturn: (waiver: OpenWaiver) => void;
  onReturnConfirm: () => void;
  onReturnClose: () => void;
  onLogin: () => void;
  onToday: () => void;
  onReturns: () => void;
}

/** The till: one thing at a time, and under the thumb the one thing to do about it. */
export function ScanView(props: ScanViewProps) {
  const { place, online, voiding, returning } = props;
  return (
    <Screen title={scanTexts.title} back dock={<Dock {...props} />} offlineText={scanTexts.offline}>
      <TillStrip {...place} online={online} onToday={props.onToday} />
      <Content {...props} />
      <VoidSheet
        state={voiding}
        onReason={props.onVoidReason}
        onConfirm={props.onVoidConfirm}
        onClose={props.onVoidClose}
      />
      <ReturnDialog state={returning} onConfirm={props.onReturnConfirm} onClose={props.onReturnClose} />
    </Screen>
  );
}

function Content({
  state,
  till,
  place,
  demo,
  now,
  pasted,
  onPaste,
  onPasteDone,
  onVoid,
  onReturn,
  onLogin,
  onToday,
  onReturns,
}: ScanViewProps) {
  switch (state.step) {
    case 'ready':
    case 'checking':
      return (
        <ReadyView
          entry={state.step === 'ready' ? state.entry : { by: 'rest' }}
          notice={state.step === 'ready' ? state.notice : null}
          stopped={place.stopped}
          checking={state.step === 'checking'}
          demo={demo}
          pasted={pasted}
          onScan={() => void till.openCamera()}
          onNumber={till.enterNumber}
          onRest={till.rest}
          onRead={till.readByCamera}
          onCameraFault={till.cameraFailed}
          onRetry={(code) => void till.check(code, false)}
          onLogin={onLogin}
          onToday={onToday}
          onReturns={onReturns}
          onPaste={onPaste}
          onPasteDone={onPasteDone}
        />
      );
    case 'turned-away':
      return <TurnedAwayView answer={state.answer} typed={state.typed} at={state.at} />;
    case 'may-have':
      return (
        <MayHaveView
          decision={state.decision}
          failure={state.failure}
          now={now}
          onChoose={till.choose}
          onRescan={till.rescan}
          onReturn={onReturn}
        />
      );
    case 'confirming':
      return <ConfirmingView attempt={state.attempt} sending={state.sending} failure={state.failure} />;
    case 'given':
      return (
        <GivenView
          redemption={state.redemption}
          maskedName={state.maskedName}
          resumed={state.resumed}
          voided={state.voided}
          now={now}
          onVoid={onVoid}
        />
      );
  }
}

function Dock({ state, till }: ScanViewProps) {
  switch (state.step) {
    case 'checking':
      return null;
    case 'ready':
      if (state.entry.by !== 'number') return null;
      return (
        <Keypad
          point={false}
          go={readyTexts.numberGo}
          ready={state.entry.digits.length === MANUAL_LENGTH}
          busy={false}
          onKey={till.pressKey}
        />
      );
    case 'may-have': {
      const ready = requestOf(state.decision) !== null;
      const percentOff = chosenBenefit(state.decision)?.percentOff;
      if (percentOff !== undefined) {
        return (
          <View className="dock-sum">
            <SumView amount={state.decision.amount} percentOff={percentOff} />
            <Keypad point go={mayHaveTexts.give} ready={ready} busy={state.giving} onKey={till.pressKey} />
          </View>
        );
      }
      return (
        <View className="dock-pair">
          <Button kind="tint" onPress={till.next}>
            {mayHaveTexts.leave}
          </Button>
          <Button block disabled={!ready} busy={state.giving} onPress={till.give}>
            {ready ? mayHaveTexts.giveWide : mayHaveTexts.chooseFirst}
          </Button>
        </View>
      );
    }
    case 'turned-away':
      if (isSlip(state)) {
        return (
          <Button block icon="keypad" onPress={till.enterNumber}>
            {givenTexts.typeAgain}
          </Button>
        );
      }
      return (
        <Button block icon="scan" onPress={till.next}>
          {outcomeOf[state.answer.verdict] === 'mendable' ? givenTexts.again : givenTexts.next}
        </Button>
      );
    case 'given':
      return (
        <Button block icon="scan" onPress={till.next}>
          {givenTexts.next}
        </Button>
      );
    case 'confirming':
      return (
        <Button block icon="refresh" busy={state.sending} onPress={till.confirm}>
          {confirmingTexts.retry}
        </Button>
      );
  }
}
