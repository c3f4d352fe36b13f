import { applicationStateText } from '@benefit/shared/venue/application-contract';
import type { Application, ApplicationDetail } from '@benefit/shared/venue/application-contract';
import { Text, View } from '@tarojs/components';
import { purposeText } from '../../../enterprise/enterprise-texts';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { Choice } from '../../../ui/choice';
import { DayInput } from '../../../ui/day-input';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { Field } from '../../../ui/field';
import { MorePages } from '../../../ui/more-pages';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Sheet } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { TextArea } from '../../../ui/text-area';
import { applicationsTexts } from './applications-texts';
import type { useApplications } from './use-applications';
import '../../../enterprise/enterprise.scss';

type Props = ReturnType<typeof useApplications>;

/** What enterprises ask a venue for, and the manager's answers (附件1 四（二）). */
export function ApplicationsView(props: Props) {
  const { first, items, more, loadMore, waiting, hasNone, detail, onRetry, onOpen } = props;
  const known = valueOf(first);
  return (
    <Screen
      title={applicationsTexts.title}
      back
      {...(known ? {} : { offlineText: applicationsTexts.offline })}
    >
      {hasNone && (
        <EmptyState icon="file" title={applicationsTexts.noVenue} text={applicationsTexts.noVenueText} />
      )}
      {!hasNone && first.status === 'loading' && <Skeleton shape="row" count={4} />}
      {first.status === 'failed' && !known && <FailedState failure={first.failure} onRetry={onRetry} />}
      {known && items.length === 0 && (
        <EmptyState icon="file" title={applicationsTexts.none} text={applicationsTexts.noneText} />
      )}
      {items.length > 0 && (
        <View className="stack">
          <SectionHead title={applicationsTexts.waiting(waiting)} />
          <Card>
            {items.map((application) => (
              <Row key={application.applicationId} application={application} onOpen={onOpen} />
            ))}
          </Card>
          <MorePages more={more} onMore={loadMore} />
        </View>
      )}
      {detail && <DetailSheet {...props} detail={detail} />}
    </Screen>
  );
}

const STATE_TONE = { waiting: 'info', accepted: 'ok', refused: 'warn' } as const;

function Row({ application, onOpen }: { application: Application; onOpen: Props['onOpen'] }) {
  const { applicationId, enterpriseName, creditCode, state, appliedAt, validUntil, inForce } = application;
  const until = validUntil === null ? '' : `，有效至 ${validUntil}`;
  return (
    <Cell
      icon="shop"
      title={enterpriseName}
      note={
        <>
          <View>{creditCode}</View>
          <View>{`${spokenTime(appliedAt)} 申请${until}`}</View>
          <View className="enterprise-tags">
            <Tag tone={STATE_TONE[state]}>
              {state === 'accepted' && !inForce ? applicationsTexts.expired : applicationStateText[state]}
            </Tag>
          </View>
        </>
      }
      onPress={() => onOpen(applicationId)}
    />
  );
}

function DetailSheet(props: Props & { detail: NonNullable<Props['detail']> }) {
  const { detail, decision, busy, failure, onOpen, onRetryDetail, onAnswer } = props;
  const known = valueOf(detail);
  const open = known?.state === 'waiting';
  const undecided = !decision.accepted && decision.reason.trim() === '';
  return (
    <Sheet
      title={applicationsTexts.detail}
      onClose={() => onOpen(null)}
      {...(open
        ? {
            dock: (
              <Button block disabled={undecided} busy={busy} onPress={onAnswer}>
                {applicationsTexts.answer}
              </Button>
            ),
          }
        : {})}
    >
      {failure && <FailureNote failure={failure} />}
      {detail.status === 'loading' && <Skeleton shape="row" count={5} />}
      {detail.status === 'failed' && !known && (
        <FailedState failure={detail.failure} onRetry={onRetryDetail} />
      )}
      {known && <Facts {...known} />}
      {known && <Documents {...known} onLook={props.onLook} />}
      {open && <Decide {...props} eligible={known.verification.eligible} />}
      {known?.reason != null && known.reason !== '' && (
        <Cell title={applicationsTexts.reason} note={known.reason} />
      )}
    </Sheet>
  );
}

function Facts({ enterpriseName, creditCode, representativeName, verification }: ApplicationDetail) {
  const { representativeRegistered, rating, eligible } = verification;
  return (
    <>
      <Cell icon="shop" title={enterpriseName} note={creditCode} />
      <SectionHead title={applicationsTexts.facts} />
      <Cell
        title={applicationsTexts.representative}
        note={representativeName}
        end={representativeRegistered ? applicationsTexts.registered : applicationsTexts.notRegistered}
      />
      <Cell title={applicationsTexts.rating} end={rating ?? applicationsTexts.unrated} />
      <Cell
        title={applicationsTexts.eligible}
        end={
          <Tag tone={eligible ? 'ok' : 'warn'}>{eligible ? applicationsTexts.yes : applicationsTexts.no}</Tag>
        }
      />
    </>
  );
}

function Documents({ documents, onLook }: ApplicationDetail & Pick<Props, 'onLook'>) {
  return (
    <>
      <SectionHead title={applicationsTexts.documents} />
      {documents.length === 0 && <Text className="small">{applicationsTexts.erased}</Text>}
      {documents.map(({ fileId, purpose, name, mediaType, links }) => (
        <Cell
          key={fileId}
          icon="file"
          title={purposeText[purpose]}
          note={name}
          {...(links
            ? {
                end: applicationsTexts.look,
                onPress: () => onLook(links.preview ?? links.original, mediaType === 'application/pdf'),
              }
            : {})}
        />
      ))}
      {documents.length > 0 && <Text className="small">{applicationsTexts.looked}</Text>}
    </>
  );
}

function Decide({ decision, eligible, today, onDecide }: Props & { eligible: boolean }) {
  const accepted = decision.accepted && eligible;
  return (
    <>
      <Choice
        label={applicationsTexts.answer}
        options={[
          ...(eligible ? [{ value: 'accept' as const, text: applicationsTexts.accept }] : []),
          { value: 'refuse' as const, text: applicationsTexts.refuse },
        ]}
        value={accepted ? 'accept' : decision.accepted ? null : 'refuse'}
        onChange={(value) => onDecide({ accepted: value === 'accept' })}
      />
      {accepted && (
        <Field label={applicationsTexts.validUntil}>
          <DayInput
            label={applicationsTexts.validUntil}
            value={decision.validUntil}
            earliest={today}
            onChange={(validUntil) => onDecide({ validUntil })}
          />
        </Field>
      )}
      <Field label={applicationsTexts.reason} hint={applicationsTexts.reasonHint}>
        <TextArea
          label={applicationsTexts.reason}
          maxLength={200}
          value={decision.reason}
          placeholder=""
          onChange={(reason) => onDecide({ reason })}
        />
      </Field>
    </>
  );
}
