import { Text, View } from '@tarojs/components';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Field, TextInput } from '../../../ui/field';
import { Screen } from '../../../ui/screen';
import { Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { enterprisesTexts } from '../../enterprise-texts';
import type { useEnterprises } from './use-enterprises';
import '../../enterprise.scss';

type Props = ReturnType<typeof useEnterprises>;

export function EnterprisesView(props: Props) {
  const { state, bound, code, onRetry, onIdentity, onForm, onOpen, onJoin } = props;
  const known = valueOf(state);
  return (
    <Screen title={enterprisesTexts.title} back {...(known ? {} : { offlineText: '联网后可以查看' })}>
      {state.status === 'loading' && <Skeleton shape="row" count={3} />}
      {state.status === 'failed' && !known && <FailedState failure={state.failure} onRetry={onRetry} />}
      {known && (
        <View className="enterprise">
          {known.items.length === 0 ? (
            <EmptyState icon="shop" title={enterprisesTexts.none} text={enterprisesTexts.noneText} />
          ) : (
            <>
              <Text className="small">{enterprisesTexts.lead}</Text>
              <Card>
                {known.items.map(({ enterpriseId, name, creditCode, role, standing }) => (
                  <Cell
                    key={enterpriseId}
                    icon="shop"
                    title={name}
                    note={
                      <>
                        <View>{creditCode}</View>
                        <View className="enterprise-tags">
                          <Tag>{enterprisesTexts.roles[role]}</Tag>
                          <Tag tone={standing.eligible ? 'ok' : 'warn'}>
                            {standing.eligible ? enterprisesTexts.eligible : enterprisesTexts.notEligible}
                          </Tag>
                        </View>
                      </>
                    }
                    onPress={() => onOpen(enterpriseId)}
                  />
                ))}
              </Card>
            </>
          )}
          <Card>
            <Cell
              icon="plus"
              title={enterprisesTexts.bind}
              note={enterprisesTexts.bindText}
              onPress={bound ? () => onForm(true) : onIdentity}
            />
            <Cell
              icon="me"
              title={enterprisesTexts.join}
              note={enterprisesTexts.joinNote}
              onPress={bound ? onJoin : onIdentity}
            />
          </Card>
        </View>
      )}
      {code !== null && <BindSheet {...props} code={code} />}
    </Screen>
  );
}

function BindSheet({ code, busy, failure, onCode, onBind, onForm }: Props & { code: string }) {
  const wrong =
    failure?.kind === 'problem'
      ? failure.problem.errors?.find(({ path }) => path === 'creditCode')?.text
      : undefined;
  return (
    <Sheet
      title={enterprisesTexts.bind}
      onClose={() => onForm(false)}
      dock={
        <Button block disabled={code.length !== 18} busy={busy} onPress={onBind}>
          {enterprisesTexts.bind}
        </Button>
      }
    >
      {failure && wrong === undefined && <FailureNote failure={failure} />}
      <Text className="enterprise-line">{enterprisesTexts.bindText}</Text>
      <Field label={enterprisesTexts.code} error={wrong} hint={enterprisesTexts.codeHint}>
        <TextInput
          label={enterprisesTexts.code}
          value={code}
          maxLength={20}
          placeholder="9141…"
          onChange={onCode}
          onConfirm={onBind}
        />
      </Field>
    </Sheet>
  );
}
