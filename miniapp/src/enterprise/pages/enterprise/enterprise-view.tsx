import { gradeText } from '@benefit/shared/credit/grade-rules';
import type { Enterprise } from '@benefit/shared/enterprise/enterprise-contract';
import { applicationStateText } from '@benefit/shared/venue/application-contract';
import type { Application } from '@benefit/shared/venue/application-contract';
import { Text, View } from '@tarojs/components';
import { ShownInvite } from '../../../pass/shown-invite';
import { spokenTime } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { FailureNote } from '../../../ui/failure-note';
import { MorePages } from '../../../ui/more-pages';
import { Press } from '../../../ui/press';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Switch } from '../../../ui/switch';
import { Tag } from '../../../ui/tag';
import { DocumentCell } from '../../document-cell';
import { enterpriseTexts, enterprisesTexts } from '../../enterprise-texts';
import type { useEnterprise } from './use-enterprise';
import '../../enterprise.scss';

type Props = ReturnType<typeof useEnterprise>;
type Own = Props & { enterprise: Enterprise };

export function EnterpriseView(props: Props) {
  const { state, enterprise, asked, busy, onRetry, onShow, onAsk, onRemove } = props;
  const known = valueOf(state);
  const mayShow = enterprise?.licensed === true && enterprise.standing.eligible;
  return (
    <Screen
      title={enterpriseTexts.title}
      back
      {...(known ? {} : { offlineText: enterpriseTexts.offline })}
      {...(mayShow
        ? {
            dock: (
              <Button block icon="qr" onPress={onShow}>
                {enterpriseTexts.show}
              </Button>
            ),
          }
        : {})}
    >
      {state.status === 'loading' && <Skeleton shape="card" />}
      {state.status === 'failed' && !known && <FailedState failure={state.failure} onRetry={onRetry} />}
      {known && !enterprise && (
        <EmptyState icon="shop" title={enterpriseTexts.gone} text={enterpriseTexts.goneText} />
      )}
      {enterprise && <Content {...props} enterprise={enterprise} />}
      {asked !== null && (
        <Dialog
          title={asked === 'self' ? enterpriseTexts.leave : enterpriseTexts.askTitle}
          text={asked === 'self' ? enterpriseTexts.leaveText : enterpriseTexts.askText(asked.maskedName)}
          confirmText={asked === 'self' ? enterpriseTexts.leave : enterpriseTexts.remove}
          danger
          busy={busy === 'remove'}
          onConfirm={onRemove}
          onCancel={() => onAsk(null)}
        />
      )}
    </Screen>
  );
}

function Content(props: Own) {
  const { enterprise, failure, notSent, onAsk } = props;
  return (
    <View className="enterprise">
      <Head {...enterprise} />
      <Standing {...enterprise} />
      {failure && <FailureNote failure={failure} />}
      {notSent !== null && <Banner tone="warn" icon="alert" title={notSent} />}
      {enterprise.own && <Representative {...props} own={enterprise.own} />}
      <Applications {...props} />
      {enterprise.own && <Agents {...props} own={enterprise.own} />}
      {enterprise.own ? (
        <Records {...props} />
      ) : (
        <Button kind="danger" block onPress={() => onAsk('self')}>
          {enterpriseTexts.leave}
        </Button>
      )}
    </View>
  );
}

function Head({ name, creditCode, role }: Enterprise) {
  return (
    <Card pad>
      <Text className="enterprise-name">{name}</Text>
      <Text className="enterprise-code num">{`统一社会信用代码 ${creditCode}`}</Text>
      <View className="enterprise-tags">
        <Tag tone="info">{enterprisesTexts.roles[role]}</Tag>
      </View>
    </Card>
  );
}

function Standing({ standing }: Enterprise) {
  if (standing.eligible) {
    const { grade } = standing;
    const title =
      grade === undefined ? enterpriseTexts.standingAgent : enterpriseTexts.standing(gradeText[grade]);
    return <Banner tone="ok" icon="check-circle" title={title} text={enterpriseTexts.standingText} />;
  }
  const { text, clause, when } = standing.refusal;
  return <Banner tone="warn" icon="alert" title={text} text={enterpriseTexts.clause(clause, when)} />;
}

type OwnPart = { own: NonNullable<Enterprise['own']> };

function Representative({ own, sending, busy, onLicence, onConsent }: Own & OwnPart) {
  const { licence, rated, scoreConsent } = own;
  const here = licence?.state === 'ready';
  const missing = licence?.refusal?.text ?? enterpriseTexts.licenceMissing;
  return (
    <Card>
      <DocumentCell
        purpose="licence"
        here={here}
        note={here ? enterpriseTexts.licenceReady : missing}
        busy={sending === 'licence'}
        onSend={onLicence}
      />
      {!rated && (
        <Press
          role="switch"
          checked={scoreConsent}
          disabled={busy === 'consent'}
          label={enterpriseTexts.consent}
          className="enterprise-consent"
          onPress={onConsent}
        >
          <Cell
            icon="shield"
            title={enterpriseTexts.consent}
            note={enterpriseTexts.consentNote}
            end={<Switch on={scoreConsent} />}
          />
        </Press>
      )}
    </Card>
  );
}

const STATE_TONE = { waiting: 'info', accepted: 'ok', refused: 'warn' } as const;

function Applications({ applications, enterprise, onVenues, onVenue }: Own) {
  if (applications === null) return <Skeleton shape="row" count={2} />;
  return (
    <>
      <SectionHead title={enterpriseTexts.applications} />
      {applications.length === 0 && <Text className="enterprise-line">{enterpriseTexts.noApplications}</Text>}
      {applications.length > 0 && (
        <Card>
          {applications.map((application) => (
            <Cell
              key={application.applicationId}
              title={application.venueName}
              note={applicationNote(application)}
              end={
                <Tag tone={STATE_TONE[application.state]}>
                  {application.state === 'accepted' && !application.inForce
                    ? '已到期'
                    : applicationStateText[application.state]}
                </Tag>
              }
              onPress={() => onVenue(application.venueId)}
            />
          ))}
        </Card>
      )}
      {enterprise.role === 'representative' && (
        <Button kind="tint" block icon="search" onPress={onVenues}>
          {enterpriseTexts.findVenue}
        </Button>
      )}
    </>
  );
}

function applicationNote({ appliedAt, validUntil, reason }: Application): string {
  const answer = validUntil === null ? '' : `，有效至 ${validUntil}`;
  return `${spokenTime(appliedAt)} 申请${answer}${reason === null || reason === '' ? '' : `：${reason}`}`;
}

function Agents({ own, invite, busy, pixels, onInvite, onAsk }: Own & OwnPart) {
  return (
    <>
      <SectionHead title={enterpriseTexts.agents} />
      {invite && (
        <ShownInvite
          title={enterpriseTexts.inviteCode}
          code={invite.code}
          address={invite.address}
          notes={[enterpriseTexts.validUntil(spokenTime(invite.expiresAt)), enterpriseTexts.inviteText]}
          pixels={pixels}
        />
      )}
      {own.agents.length === 0 ? (
        <Text className="enterprise-line">{enterpriseTexts.noAgents}</Text>
      ) : (
        <Card>
          {own.agents.map((agent) => (
            <Cell
              key={agent.agentId}
              icon="me"
              iconTone="plain"
              title={agent.maskedName}
              note={enterpriseTexts.since(spokenTime(agent.addedAt))}
              end={
                <Button
                  kind="plain"
                  slim
                  label={`${enterpriseTexts.remove}${agent.maskedName}`}
                  onPress={() => onAsk(agent)}
                >
                  {enterpriseTexts.remove}
                </Button>
              }
            />
          ))}
        </Card>
      )}
      <Button kind="tint" block icon="plus" busy={busy === 'invite'} onPress={onInvite}>
        {enterpriseTexts.invite}
      </Button>
    </>
  );
}

function Records({ records }: Own) {
  const { first, items, more, loadMore, reload } = records;
  return (
    <>
      <SectionHead title={enterpriseTexts.records} />
      {first.status === 'loading' && <Skeleton shape="row" count={2} />}
      {first.status === 'failed' && items.length === 0 && (
        <FailedState failure={first.failure} onRetry={() => void reload()} />
      )}
      {first.status === 'content' && items.length === 0 && (
        <Text className="enterprise-line">{enterpriseTexts.noRecords}</Text>
      )}
      {items.length > 0 && (
        <Card>
          {items.map(({ redemptionId, benefitTitle, venueName, redeemedAt, agentName, voided }) => (
            <Cell
              key={redemptionId}
              title={benefitTitle}
              struck={voided}
              note={`${venueName}，${spokenTime(redeemedAt)}`}
              end={enterpriseTexts.by(agentName)}
            />
          ))}
        </Card>
      )}
      <MorePages more={more} onMore={loadMore} />
    </>
  );
}
