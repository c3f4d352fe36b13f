import type { Enterprise } from '@benefit/shared/enterprise/enterprise-contract';
import { Text, View } from '@tarojs/components';
import { valueOf } from '../../../platform/use-remote';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Choice } from '../../../ui/choice';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { DocumentCell } from '../../document-cell';
import { applyTexts, purposeText } from '../../enterprise-texts';
import type { useApply } from './use-apply';
import '../../enterprise.scss';

type Props = ReturnType<typeof useApply>;

export function ApplyView(props: Props) {
  const { state, own, enterprise, applied, ready, busy, onRetry, onApply, onEnterprise, onEnterprises } =
    props;
  const dock =
    enterprise === null ? undefined : applied !== null ? (
      <Button block onPress={onEnterprise}>
        {applyTexts.toEnterprise}
      </Button>
    ) : (
      <Button block disabled={!ready} busy={busy} onPress={onApply}>
        {applyTexts.send}
      </Button>
    );
  return (
    <Screen title={applyTexts.title} back {...(dock ? { dock } : {})}>
      {state.status === 'loading' && <Skeleton shape="row" count={4} />}
      {state.status === 'failed' && !valueOf(state) && (
        <FailedState failure={state.failure} onRetry={onRetry} />
      )}
      {own && !enterprise && (
        <EmptyState
          icon="shop"
          title={applyTexts.none}
          text={applyTexts.noneText}
          action={{ text: applyTexts.toEnterprises, onPress: onEnterprises }}
        />
      )}
      {enterprise && applied !== null && (
        <Banner tone="ok" icon="check-circle" title={applyTexts.sent} text={applyTexts.sentText(applied)} />
      )}
      {enterprise && applied === null && <Form {...props} enterprise={enterprise} />}
    </Screen>
  );
}

function Form(props: Props & { enterprise: Enterprise }) {
  const { own, enterprise, venueName, sent, sending, notSent, all, failure } = props;
  const { onChoose, onAll, onDocument } = props;
  return (
    <View className="enterprise">
      <Text className="small">{applyTexts.lead}</Text>
      {failure && <FailureNote failure={failure} />}
      {notSent !== null && <Banner tone="warn" icon="alert" title={notSent} />}
      <SectionHead title={applyTexts.enterprise} />
      {own && own.length > 1 ? (
        <Choice
          label={applyTexts.enterprise}
          options={own.map(({ enterpriseId, name }) => ({ value: enterpriseId, text: name }))}
          value={enterprise.enterpriseId}
          onChange={onChoose}
        />
      ) : (
        <Card>
          <Cell icon="shop" title={enterprise.name} note={enterprise.creditCode} />
        </Card>
      )}
      <SectionHead title={applyTexts.documents} />
      <Card>
        <Cell
          icon={enterprise.licensed ? 'check-circle' : 'alert'}
          iconTone={enterprise.licensed ? 'green' : 'warn'}
          title={purposeText.licence}
          note={enterprise.licensed ? applyTexts.ready : applyTexts.unlicensed}
        />
        {(['identity', 'rating'] as const).map((purpose) => (
          <DocumentCell
            key={purpose}
            purpose={purpose}
            here={sent[purpose] !== undefined}
            note={documentNote(purpose, sent[purpose] !== undefined)}
            busy={sending === purpose}
            onSend={(way) => onDocument(purpose, way)}
          />
        ))}
      </Card>
      <SectionHead title={applyTexts.whom} />
      <Choice
        label={applyTexts.whom}
        options={[
          { value: 'one', text: applyTexts.one(venueName) },
          { value: 'all', text: applyTexts.all },
        ]}
        value={all ? 'all' : 'one'}
        onChange={onAll}
      />
      <Text className="enterprise-line">{applyTexts.keep}</Text>
    </View>
  );
}

function documentNote(purpose: 'identity' | 'rating', here: boolean): string {
  if (here) return applyTexts.ready;
  return purpose === 'identity' ? applyTexts.required : applyTexts.optional;
}
