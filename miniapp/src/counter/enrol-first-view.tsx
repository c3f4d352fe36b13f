import { EmptyState } from '../ui/empty-state';
import { Screen } from '../ui/screen';
import { Skeleton } from '../ui/skeleton';
import { enrolFirstTexts } from './counter-texts';

type EnrolFirstViewProps = { step: 'reading' } | { step: 'none' | 'revoked'; onEnrol: () => void };

/** A till without an enrolment, or with one that was taken away. */
export function EnrolFirstView(props: EnrolFirstViewProps) {
  return (
    <Screen title={enrolFirstTexts.screen} back>
      {props.step === 'reading' ? (
        <Skeleton shape="card" count={2} />
      ) : (
        <EmptyState
          icon="shop"
          title={enrolFirstTexts[props.step].title}
          text={enrolFirstTexts[props.step].text}
          action={{ text: enrolFirstTexts.action, onPress: props.onEnrol }}
        />
      )}
    </Screen>
  );
}
