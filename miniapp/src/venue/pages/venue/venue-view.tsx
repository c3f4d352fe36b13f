import type { Benefit, VenueDetail } from '@benefit/shared/venue/venue-contract';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import { gradeText } from '@benefit/shared/credit/grade-rules';
import { quotaText } from '@benefit/shared/ledger/quota-rules';
import { Text, View } from '@tarojs/components';
import { spokenDay } from '../../../platform/spoken-time';
import { valueOf } from '../../../platform/use-remote';
import { BENEFIT_ICON } from '../../../ui/benefit-icon';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { FailedState } from '../../../ui/failed-state';
import { Icon } from '../../../ui/icon';
import { LeftCount } from '../../../ui/left-count';
import { Press } from '../../../ui/press';
import { Screen } from '../../../ui/screen';
import { SectionHead } from '../../../ui/section-head';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { VenuePicture } from '../../../ui/venue-picture';
import type { useVenue } from './use-venue';
import { venueTexts } from './venue-texts';
import './venue.scss';

type Props = ReturnType<typeof useVenue>;

export function VenueView(props: Props) {
  const { venue, mayShowPass, grade, onRetry, onDial, onPass } = props;
  const detail = valueOf(venue);
  const dock = detail && (
    <>
      <Press className="venue-act" onPress={onDial}>
        <Icon name="phone" />
        <Text>{venueTexts.call}</Text>
      </Press>
      {mayShowPass && (
        <Button block icon="qr" onPress={onPass}>
          {grade ? venueTexts.show : venueTexts.login}
        </Button>
      )}
    </>
  );
  return (
    <Screen title={detail?.name ?? venueTexts.title} back flush dock={dock ?? undefined}>
      {venue.status === 'loading' && (
        <View className="venue-rest">
          <Skeleton shape="card" count={2} />
        </View>
      )}
      {venue.status === 'failed' && !detail && <FailedState failure={venue.failure} onRetry={onRetry} />}
      {detail && <Detail {...props} detail={detail} />}
    </Screen>
  );
}

function Detail({ detail, grade, mine, showsAll, onRetry, onShowAll }: Props & { detail: VenueDetail }) {
  return (
    <>
      <VenuePicture kind={detail.kind} wide />
      <View className="venue-rest">
        <Card pad className="venue-head">
          <View className="row">
            <Text className="venue-name grow">{detail.name}</Text>
            <Tag tone={detail.openNow ? 'ok' : 'plain'}>
              {detail.openNow ? venueTexts.open : venueTexts.closed}
            </Tag>
          </View>
          <Text className="venue-line num">
            {venueTexts.kinds[detail.kind]} · {detail.openingText}
          </Text>
          <Text className="venue-line">
            {detail.district} {detail.address}
          </Text>
        </Card>
        {grade && mine && (
          <>
            <View className="row">
              <View className="grow">
                <SectionHead title={venueTexts.yours} />
              </View>
              <Tag tone="gold">{gradeText[grade]}</Tag>
            </View>
            <Mine mine={mine} onRetry={onRetry} />
          </>
        )}
        <Card className="venue-more">
          {grade && <Cell title={venueTexts.others} note={venueTexts.others_note} onPress={onShowAll} />}
          {showsAll && <Grades benefits={detail.benefits} />}
          <Cell title={venueTexts.times} end={<Times times={detail.openingTimes} />} />
          {detail.features !== '' && <Cell title={venueTexts.features} note={detail.features} />}
          {detail.announcedOn !== null && (
            <Cell title={venueTexts.announced} end={venueTexts.announcedOn(detail.announcedOn)} />
          )}
        </Card>
      </View>
    </>
  );
}

function Mine({ mine, onRetry }: { mine: NonNullable<Props['mine']>; onRetry: () => void }) {
  const known = valueOf(mine);
  if (mine.status === 'loading') return <Skeleton shape="row" count={3} />;
  if (!known)
    return mine.status === 'failed' ? <FailedState failure={mine.failure} onRetry={onRetry} /> : null;
  return (
    <Card>
      {known.benefits.length === 0 && <Cell title={venueTexts.none} />}
      {known.benefits.map(({ benefitId, kind, title, terms, remaining, availableAt }) => (
        <Cell
          key={benefitId}
          icon={BENEFIT_ICON[kind]}
          title={title}
          note={remaining === 0 && availableAt ? venueTexts.again(spokenDay(availableAt)) : terms}
          end={remaining === null ? undefined : <LeftCount left={remaining} />}
        />
      ))}
    </Card>
  );
}

function Grades({ benefits }: { benefits: readonly Benefit[] }) {
  const groups = AUDIENCES.map(({ holder, grade }) => ({
    key: `${holder}-${grade}`,
    title: holder === 'person' ? `个人，${gradeText[grade]}` : enterpriseTitle(grade),
    own: benefits.filter((benefit) => benefit.holder === holder && benefit.grade === grade),
  })).filter(({ own }) => own.length > 0);
  return (
    <View className="venue-grades">
      {groups.map(({ key, title, own }) => (
        <View key={key} className="venue-grade">
          <Text className="venue-grade-name">{title}</Text>
          {own.map(({ benefitId, title: benefit, terms, quota }) => (
            <Text key={benefitId} className="venue-grade-benefit num">
              {benefit}
              {quota ? `（${quotaText(quota)}）` : ''}，{terms}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

function enterpriseTitle(grade: Benefit['grade']): string {
  const byRating = grade === 'excellent' || grade === 'good';
  return byRating ? `企业，${gradeText[grade]}` : `企业暂无评价，法定代表人 ${gradeText[grade]}`;
}

function Times({ times }: { times: VenueDetail['openingTimes'] }) {
  return (
    <View>
      {times.map(({ weekday, from, to }) => (
        <Text key={`${weekday}-${from}`} className="venue-time num">
          {venueTexts.weekdays[weekday]} {from}–{to}
        </Text>
      ))}
    </View>
  );
}
