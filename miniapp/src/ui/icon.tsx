import { View } from '@tarojs/components';
import { classes } from './classes';
import { ICON_SHAPES } from './icon-shapes';
import type { IconName } from './icon-shapes';
import { svgAddress } from './svg-address';
import './icon.scss';

export type { IconName } from './icon-shapes';

interface Props {
  name: IconName;
  size?: 'xs' | 's' | 'm' | 'l' | 'xl';
  /** A heavier line, for the present tab and for marks. */
  bold?: boolean;
}

/** A line icon in the colour of the text around it. It says nothing that words beside it do not say. */
export function Icon({ name, size = 'm', bold = false }: Props) {
  const maskImage = maskOf(name, bold ? 2.25 : size === 'xs' || size === 's' ? 2 : 1.75);
  return (
    <View
      className={classes('icon', size !== 'm' && `icon--${size}`)}
      style={{ maskImage, WebkitMaskImage: maskImage }}
      aria-hidden
    />
  );
}

function maskOf(name: IconName, strokeWidth: number): string {
  return svgAddress(
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' stroke-width='${strokeWidth}' stroke-linecap='round' stroke-linejoin='round'>${ICON_SHAPES[name]}</svg>`,
  );
}
