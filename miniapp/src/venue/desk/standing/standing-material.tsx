import { composeAnnouncement } from '@benefit/shared/venue/announcement-rules';
import { signerRoleText } from '@benefit/shared/venue/commitment-rules';
import type { Joining } from '@benefit/shared/venue/joining-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { apiOrigin } from '../../../platform/api-address';
import { openFile } from '../../../platform/open-file';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { AnnouncementText } from '../../announcement-text';
import { spansOf, WEEKDAYS } from '../../opening-spans';
import { standingTexts } from './standing-texts';
import type { useStanding } from './use-standing';

type Props = Pick<ReturnType<typeof useStanding>, 'busy' | 'isOperator' | 'onCopy' | 'onAcknowledge'> & {
  joining: Joining;
  today: Date;
};

/** What a venue filled in and signed, for those who check it. */
export function StandingMaterial({ joining, today, busy, isOperator, onCopy, onAcknowledge }: Props) {
  const { venueId, content, commitment, files, sponsorName, creditStanding, announced } = joining;
  const { unit, listing } = content;
  const seals = files.filter(({ purpose, state }) => purpose === 'seal' && state === 'ready');
  const pictures = listing.pictureIds.flatMap(
    (id) => files.find(({ fileId }) => fileId === id)?.links?.thumbnail ?? [],
  );
  return (
    <>
      <dl className="standing-facts">
        <dt>统一社会信用代码</dt>
        <dd className="num">{unit.creditCode}</dd>
        {creditStanding && (
          <>
            <dt>{standingTexts.standing}</dt>
            <dd>
              {standingLine(creditStanding)}
              {creditStanding.registeredName !== null && creditStanding.registeredName !== unit.name && (
                <DeskTag tone="warn">{standingTexts.registeredAs(creditStanding.registeredName)}</DeskTag>
              )}
              <p className="desk-note">{standingTexts.lists}</p>
            </dd>
          </>
        )}
        <dt>负责人</dt>
        <dd>
          {unit.headName} <span className="num">{unit.headPhone}</span>
        </dd>
        <dt>推荐单位</dt>
        <dd>{sponsorName ?? '未选择'}</dd>
        <dt>营业时间</dt>
        <dd>
          {spansOf(listing.openingTimes).map(({ weekdays, from, to }) => (
            <div key={weekdays.join() + from}>
              {weekdays.length === 7
                ? '每天'
                : `周${weekdays.map((day) => WEEKDAYS[day - 1]?.text).join('、')}`}{' '}
              <span className="num">
                {from}–{to}
              </span>
            </div>
          ))}
        </dd>
        <dt>承诺书</dt>
        <dd className="standing-commitment">
          {commitment
            ? `${signerRoleText[commitment.signerRole]} ${commitment.signerName}，${spokenTime(commitment.signedAt)} 签署`
            : '还没有签署'}
          {commitment?.acknowledgedAt && <DeskTag tone="ok">运营单位已签收</DeskTag>}
          <span className="desk-row">
            <DeskButton icon="download" busy={busy === 'copy'} onPress={() => onCopy(venueId)}>
              {standingTexts.copy}
            </DeskButton>
            {seals.map(({ fileId, links, mediaType }) => (
              <DeskButton
                key={fileId}
                icon="image"
                onPress={() => {
                  if (links)
                    void openFile(
                      apiOrigin + (links.preview ?? links.original),
                      mediaType === 'application/pdf' ? 'pdf' : 'photo',
                    );
                }}
              >
                {standingTexts.seal}
              </DeskButton>
            ))}
            {isOperator && commitment && commitment.acknowledgedAt === null && (
              <DeskButton
                kind="primary"
                busy={busy === 'acknowledge'}
                onPress={() => onAcknowledge(venueId, commitment.commitmentId)}
              >
                {standingTexts.acknowledge}
              </DeskButton>
            )}
          </span>
        </dd>
      </dl>
      {pictures.length > 0 && (
        <div className="standing-pictures">
          {pictures.map((picture, index) => (
            <img key={picture} src={apiOrigin + picture} alt={`${standingTexts.pictures} ${index + 1}`} />
          ))}
        </div>
      )}
      <div className="standing-announcement">
        <AnnouncementText {...composeAnnouncement(content, announced?.publishedOn ?? shanghaiDate(today))} />
      </div>
    </>
  );
}

function standingLine({ registeredName, rating, ratedOn }: NonNullable<Joining['creditStanding']>): string {
  if (registeredName === null) return standingTexts.notRegistered;
  return rating === null ? standingTexts.notRated : standingTexts.rated(rating, ratedOn ?? '');
}
