import { percentOffText } from '@benefit/shared/counter/amount-rules';
import { gradeText } from '@benefit/shared/credit/grade-rules';
import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import type { Audience } from '@benefit/shared/venue/benefit-rules';
import type { Benefit } from '@benefit/shared/venue/venue-contract';
import { Text, View } from '@tarojs/components';
import { quotaBeside } from './quota-beside';
import { venueTexts } from './venue-texts';

export interface GradeGroup {
  audience: Audience;
  benefits: Benefit[];
}

/** The venue's benefits by whom they are for, without those of the person's own grade. */
export function gradeGroups(benefits: readonly Benefit[], mine: Benefit['grade'] | null): GradeGroup[] {
  return AUDIENCES.filter(({ holder, grade }) => holder !== 'person' || grade !== mine)
    .map((audience) => ({
      audience,
      benefits: benefits.filter(
        ({ holder, grade }) => holder === audience.holder && grade === audience.grade,
      ),
    }))
    .filter((group) => group.benefits.length > 0);
}

export function GradeList({ groups, brief }: { groups: readonly GradeGroup[]; brief: boolean }) {
  return (
    <View className="venue-grades">
      {groups.map(({ audience, benefits }) => (
        <View key={`${audience.holder}-${audience.grade}`} className="venue-grade">
          <Text className="venue-grade-name num">{audienceText(audience)}</Text>
          {benefits.map((benefit) => (
            <Text key={benefit.benefitId} className="venue-grade-benefit num">
              {brief ? briefText(benefit) : fullText(benefit)}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

function audienceText({ holder, grade }: Audience): string {
  if (holder === 'person') return venueTexts.person(gradeText[grade]);
  const isRated = grade === 'excellent' || grade === 'good';
  return isRated ? venueTexts.rated(gradeText[grade]) : venueTexts.unrated(gradeText[grade]);
}

function fullText({ title, percentOff, quota, limits, terms }: Benefit): string {
  const parts = [
    title,
    percentOff === undefined ? '' : percentOffText(percentOff),
    quotaBeside(title, quota),
    limits ?? '',
    terms,
  ];
  return parts.filter((part) => part !== '').join('，');
}

/** Without the terms; when it can be had is never left out. */
const briefText = ({ title, limits }: Benefit): string =>
  limits === undefined ? title : `${title}，${limits}`;
