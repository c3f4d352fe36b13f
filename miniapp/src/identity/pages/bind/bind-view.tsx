import { Text, View } from '@tarojs/components';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Checkbox } from '../../../ui/checkbox';
import { Choice } from '../../../ui/choice';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Field, TextInput } from '../../../ui/field';
import { Screen } from '../../../ui/screen';
import { Skeleton } from '../../../ui/skeleton';
import { PrivacyNotice } from '../../privacy-notice';
import { bindTexts } from './bind-texts';
import type { useBind } from './use-bind';

type Props = ReturnType<typeof useBind>;

export function BindView(props: Props) {
  const { me, system, systemFailure, state, onSubmit, onRetry, onHome } = props;
  const isBound = me?.identity !== null && me !== null;
  const dock =
    system && me && !isBound ? (
      <Button block busy={state.step === 'sending'} onPress={onSubmit}>
        {bindTexts.submit}
      </Button>
    ) : undefined;
  return (
    <Screen title={bindTexts.title} back dock={dock} offlineText="联网后才能核验">
      {isBound && (
        <EmptyState
          icon="shield"
          title={bindTexts.bound}
          action={{ text: bindTexts.home, onPress: onHome }}
        />
      )}
      {!isBound && system && <Form {...props} system={system} />}
      {!isBound && !system && systemFailure && <FailedState failure={systemFailure} onRetry={onRetry} />}
      {!isBound && !system && !systemFailure && <Skeleton shape="row" count={5} />}
    </Screen>
  );
}

function Form({ system, form, state, onChange, onFillIn }: Props & { system: NonNullable<Props['system']> }) {
  const errors = state.step === 'sending' ? [] : state.errors;
  const errorAt = (path: string) => errors.find((error) => error.path === path)?.text;
  return (
    <>
      <View className="row">
        <View className="grow">
          <Text className="small">{bindTexts.why}</Text>
        </View>
        {system.demo && (
          <Button kind="tint" slim onPress={onFillIn}>
            {bindTexts.demo}
          </Button>
        )}
      </View>
      <Field label={bindTexts.name} error={errorAt('name')}>
        <TextInput
          label={bindTexts.name}
          value={form.name}
          maxLength={50}
          onChange={(name) => onChange({ name })}
        />
      </Field>
      <Field label={bindTexts.documentType} error={errorAt('documentType')}>
        <Choice
          label={bindTexts.documentType}
          options={bindTexts.documentTypes}
          value={form.documentType}
          onChange={(documentType) => onChange({ documentType })}
        />
      </Field>
      <Field label={bindTexts.documentNumber} error={errorAt('documentNumber')}>
        <TextInput
          label={bindTexts.documentNumber}
          value={form.documentNumber}
          maxLength={32}
          onChange={(documentNumber) => onChange({ documentNumber })}
        />
      </Field>
      {form.documentType !== 'resident-id' && (
        <>
          <Field label={bindTexts.gender} error={errorAt('gender')}>
            <Choice
              label={bindTexts.gender}
              options={bindTexts.genders}
              value={form.gender}
              onChange={(gender) => onChange({ gender })}
            />
          </Field>
          <Field label={bindTexts.birthDate} error={errorAt('birthDate')} hint={bindTexts.birthDateHint}>
            <TextInput
              label={bindTexts.birthDate}
              value={form.birthDate}
              maxLength={10}
              onChange={(birthDate) => onChange({ birthDate })}
            />
          </Field>
        </>
      )}
      <Field label={bindTexts.city} error={errorAt('city')} hint={bindTexts.cityHint}>
        <Choice
          label={bindTexts.city}
          options={system.cities.map((city) => ({ value: city, text: city }))}
          value={form.city === '' ? null : form.city}
          onChange={(city) => onChange({ city })}
        />
      </Field>
      <Card pad>
        <PrivacyNotice consent={system.consent} />
      </Card>
      <Field label="" error={errorAt('consentVersion')}>
        <Checkbox checked={form.agreed} label={bindTexts.agree} onChange={(agreed) => onChange({ agreed })}>
          <Text>{bindTexts.agree}</Text>
        </Checkbox>
      </Field>
      {state.step === 'failed' && <FailureNote failure={state.failure} />}
    </>
  );
}
