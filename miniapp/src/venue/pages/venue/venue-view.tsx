import { gradeText } from '@benefit/shared/credit/grade-rules';
import type { VenueDetail } from '@benefit/shared/venue/venue-contract';
import { Image, Text, View } from '@tarojs/components';
import { apiOrigin } from '../../../platform/api-address';
import { spokenDay } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { Icon } from '../../../ui/icon';
import { Press } from '../../../ui/press';
import { RefusalCard } from '../../../ui/refusal-card';
import { Screen } from '../../../ui/screen';
import { Sheet } from '../../../ui/sheet';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { AnnouncementText } from '../../announcement-text';
import { openingLines } from '../../opening-lines';
import { VenueScene } from '../../venue-scene';
import { FoldRow } from './fold-row';
import { GradeList, gradeGroups } from './grade-list';
import { MyBenefits } from './my-benefits';
import type { useVenue } from './use-venue';
import { ComplaintSheet } from './complaint-sheet';
import { complaintTexts, venueTexts } from './venue-texts';
import './venue.scss';

type Props = ReturnType<typeof useVenue>;

export function VenueView(props: Props) {
  const { venue, mayShowPass, signedIn, announcement, onRetry, onDial, onWay, onPass, onRead } = props;
  const detail = valueOf(venue);
  const dock = detail && (
    <>
      <Press className="venue-act" onPress={onDial}>
        <Icon name="phone" />
        <Text>{venueTexts.call}</Text>
      </Press>
      {onWay && (
        <Press className="venue-act" onPress={onWay}>
          <Icon name="pin" />
          <Text>{venueTexts.wayThere}</Text>
        </Press>
      )}
      {mayShowPass && (
        <Button block icon="qr" onPress={onPass}>
          {signedIn ? venueTexts.show : venueTexts.login}
        </Button>
      )}
    </>
  );
  return (
    <Screen
      title={detail?.name ?? venueTexts.title}
      back
      flush
      dock={dock ?? undefined}
      {...(detail ? {} : { offlineText: venueTexts.offline })}
    >
      {venue.status === 'loading' && (
        <View className="venue-rest">
          <Skeleton shape="card" />
          <Skeleton shape="title" />
          <Skeleton shape="row" count={4} />
        </View>
      )}
      {venue.status === 'failed' && !detail && <FailedState failure={venue.failure} onRetry={onRetry} />}
      {detail && <Detail {...props} detail={detail} />}
      {props.complaining !== 'no' && (
        <ComplaintSheet
          earlier={props.complaints}
          sent={props.complaining === 'sent'}
          busy={props.complaining === 'sending'}
          failure={props.complaintFailure}
          now={props.now}
          onSend={props.onComplain}
          onClose={() => props.onComplaint(false)}
        />
      )}
      {announcement && (
        <Sheet title={venueTexts.announced} onClose={() => onRead(false)}>
          <Announced {...props} announcement={announcement} />
        </Sheet>
      )}
    </Screen>
  );
}

type DetailProps = Props & { detail: VenueDetail };

function Detail(props: DetailProps) {
  const { detail, elder, grade, mine, refusal, isUnfolded, onFold, onStep } = props;
  const groups = gradeGroups(detail.benefits, grade);
  return (
    <>
      {detail.pictures[0] === undefined ? (
        <VenueScene kind={detail.kind} />
      ) : (
        <Image
          className="venue-cover"
          src={apiOrigin + detail.pictures[0].preview}
          mode="aspectFill"
          {...{ 'aria-label': venueTexts.picture(1) }}
        />
      )}
      <View className="venue-rest">
        <Head detail={detail} />
        {grade && mine && (
          <>
            <View className="venue-yours">
              <SectionHead title={venueTexts.yours} />
              <View className="venue-yours-grade">
                <Tag tone="gold">{gradeText[grade]}</Tag>
              </View>
            </View>
            <MyBenefits {...props} mine={mine} announced={detail.benefits} />
          </>
        )}
        {refusal && (
          <View className="venue-more">
            <RefusalCard refusal={refusal} onStep={onStep} />
          </View>
        )}
        <Card className="venue-more">
          {elder && (
            <FoldRow title={venueTexts.more} isUnfolded={isUnfolded('more')} onPress={() => onFold('more')} />
          )}
          {(!elder || isUnfolded('more')) && <More {...props} />}
          {groups.length > 0 && (
            <FoldRow
              title={venueTexts.others(grade !== null)}
              end={venueTexts.steps(groups.length)}
              isUnfolded={isUnfolded('grades')}
              onPress={() => onFold('grades')}
            />
          )}
          {isUnfolded('grades') && <GradeList groups={groups} brief={elder} />}
        </Card>
      </View>
    </>
  );
}

function Head({ detail }: { detail: VenueDetail }) {
  return (
    <Card pad className="venue-head">
      <View className="row">
        <Text className="venue-name grow">{detail.name}</Text>
        <Tag tone={detail.openNow ? 'ok' : 'plain'}>
          {detail.openNow ? venueTexts.open : venueTexts.closed}
        </Tag>
      </View>
      <Text className="venue-line num">
        {venueTexts.kinds[detail.kind]} · {detail.openingText.replace(`${venueTexts.open} · `, '')}
      </Text>
      <Text className="venue-line num">
        {detail.district} {detail.address}
      </Text>
    </Card>
  );
}

function More({ detail, mayComplain, onApply, onDial, onRead, onPicture, onComplaint }: DetailProps) {
  const lines = openingLines(detail.openingTimes);
  return (
    <>
      <Cell
        title={venueTexts.times}
        end={
          <View>
            {lines.length === 0 && <Text>{venueTexts.noTimes}</Text>}
            {detail.closedOnHolidays && <Text className="venue-time">{venueTexts.closedOnHolidays}</Text>}
            {lines.map(({ days, hours }) => (
              <Text key={days} className="venue-time">
                {days} {hours}
              </Text>
            ))}
          </View>
        }
      />
      {detail.benefitTimes !== null && <Cell title={venueTexts.benefitTimes} end={detail.benefitTimes} />}
      {detail.features !== '' && <Cell title={venueTexts.features} note={detail.features} />}
      {detail.more !== null && <Cell title={venueTexts.moreInformation} note={detail.more} />}
      {detail.pictures.length > 1 && (
        <Cell title={venueTexts.pictures} note={<Pictures detail={detail} onPicture={onPicture} />} />
      )}
      {detail.announcedOn !== null && (
        <Cell
          title={venueTexts.announced}
          end={venueTexts.announcedOn(spokenDay(`${detail.announcedOn}T00:00:00+08:00`))}
          onPress={() => onRead(true)}
        />
      )}
      {mayComplain && <Cell title={venueTexts.apply} end={venueTexts.applyNote} onPress={onApply} />}
      {mayComplain && (
        <Cell title={complaintTexts.title} end={complaintTexts.to} onPress={() => onComplaint(true)} />
      )}
      <Cell title={venueTexts.phone} end={detail.servicePhone} onPress={onDial} />
    </>
  );
}

function Pictures({ detail, onPicture }: Pick<DetailProps, 'detail' | 'onPicture'>) {
  return (
    <View className="venue-pictures">
      {detail.pictures.map(({ preview, thumbnail }, index) => (
        <Press key={thumbnail} label={venueTexts.picture(index + 1)} onPress={() => onPicture(preview)}>
          <Image className="venue-thumbnail" src={apiOrigin + thumbnail} mode="aspectFill" />
        </Press>
      ))}
    </View>
  );
}

function Announced({
  announcement,
  onReadAgain,
}: Pick<Props, 'onReadAgain'> & { announcement: NonNullable<Props['announcement']> }) {
  const known = valueOf(announcement);
  if (known) return <AnnouncementText {...known} />;
  if (announcement.status === 'failed')
    return <FailedState failure={announcement.failure} onRetry={onReadAgain} />;
  return <Skeleton shape="row" count={6} />;
}
