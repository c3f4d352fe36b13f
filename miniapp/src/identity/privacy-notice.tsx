import { Text, View } from '@tarojs/components';
import type { System } from '../platform/system';
import './privacy-notice.scss';

/** The privacy notice in force, in full. */
export function PrivacyNotice({ consent }: { consent: System['consent'] }) {
  return (
    <View className="privacy-notice">
      <Text className="privacy-notice-title">{consent.title}</Text>
      {consent.paragraphs.map((paragraph) => (
        <Text key={paragraph} className="privacy-notice-text">
          {paragraph}
        </Text>
      ))}
      <Text className="privacy-notice-text num">版本 {consent.version}</Text>
    </View>
  );
}
