import { dayText } from '@benefit/shared/venue/calendar-text';
import type { Announcement } from '@benefit/shared/venue/announcement-rules';
import { Text, View } from '@tarojs/components';
import './announcement-text.scss';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** An announcement of 附件1 as it is read. */
export function AnnouncementText({ title, parts, unit, date }: Announcement) {
  return (
    <View className="announcement" {...{ role: 'document', 'aria-label': title }}>
      <Text className="announcement-title">{title}</Text>
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ heading, lines }, index) => (
          <View key={heading} className="announcement-part">
            <Text className="announcement-heading">{`${NUMERALS[index] ?? ''}、${heading}`}</Text>
            {lines.map((line) => (
              <Text key={line} className="announcement-line">
                {line}
              </Text>
            ))}
          </View>
        ))}
      <Text className="announcement-sign">{unit}</Text>
      <Text className="announcement-sign num">{dayText(date)}</Text>
    </View>
  );
}
