import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { FailureText } from '../platform/failure-text';
import { Banner } from '../ui/banner';
import './counter.scss';

interface TillFailureProps {
  text: Pick<FailureText, 'title' | 'hint'>;
  /** What to do about it, where the till knows better than the text. */
  step?: string | undefined;
  /** A button that mends it. */
  children?: ReactNode;
}

/** What went wrong, above what was typed, which stays. */
export function TillFailure({ text, step, children }: TillFailureProps) {
  return (
    <View className="till-failure">
      <Banner tone="warn" icon="warning" title={text.title} text={step ?? text.hint}>
        {children !== undefined && <View className="till-failure-mend">{children}</View>}
      </Banner>
    </View>
  );
}
