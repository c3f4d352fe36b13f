import { gradeText } from '@benefit/shared/credit/grade-rules';
import type { VenueDetail } from '@benefit/shared/venue/venue-contract';
import { Text, View } from '@tarojs/components';
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
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { openingLines } from '../../opening-lines';
import { VenueScene } from '../../venue-scene';
import { FoldRow } from './fold-row';
import { GradeList, gradeGroups } from './grade-list';
import { MyBenefits } from './my-benefits';
import type { useVenue } from './use-venue';
import { venueTexts } from './venue-texts';
import './venue.scss';

type Props = ReturnType<typeof useVenue>;

export function VenueView(props: Props) {
  const { venue, mayShowPass, signedIn, onRetry, onDial, onPass } = props;
  const detail = valueOf(venue);
  const dock = detail && (
    <>
      <Press className="venue-act" onPress={onDial}>
        <Icon name="phone" />
        <Text>{venueTexts.call}</Text>
      </Press>
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
    </Screen>
  );
}

type DetailProps = Props & { detail: VenueDetail };

function Detail(props: DetailProps) {
  const { detail, elder, grade, mine, refusal, isUnfolded, onFold, onStep } = props;
  const groups = gradeGroups(detail.benefits, grade);
  return (
    <>
      <VenueScene kind={detail.kind} />
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

function More({ detail, onDial }: DetailProps) {
  const lines = openingLines(detail.openingTimes);
  return (
    <>
      <Cell
        title={venueTexts.times}
        end={
          <View>
            {lines.length === 0 && <Text>{venueTexts.noTimes}</Text>}
            {lines.map(({ days, hours }) => (
              <Text key={days} className="venue-time">
                {days} {hours}
              </Text>
            ))}
          </View>
        }
      />
      {detail.features !== '' && <Cell title={venueTexts.features} note={detail.features} />}
      {detail.announcedOn !== null && (
        <Cell
          title={venueTexts.announced}
          end={venueTexts.announcedOn(spokenDay(`${detail.announcedOn}T00:00:00+08:00`))}
        />
      )}
      <Cell title={venueTexts.phone} end={detail.servicePhone} onPress={onDial} />
    </>
  );
}
