import { Text, View } from '@tarojs/components';
import { parseCode } from '@benefit/shared/pass/pass-code';

export default function Page() {
  return (
    <View>
      <Text>{String(parseCode('x'))}</Text>
    </View>
  );
}
