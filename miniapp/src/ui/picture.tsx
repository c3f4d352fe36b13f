import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { svgAddress } from './svg-address';
import './picture.scss';

/** One colour of a picture and what is drawn in it, inside an `<svg>`. */
export interface Layer {
  tone:
    | 'green'
    | 'green-deep'
    | 'green-soft'
    | 'gold'
    | 'gold-soft'
    | 'card'
    | 'line'
    | 'info'
    | 'info-soft'
    | 'warn'
    | 'on-deep';
  shapes: string;
  opacity?: number;
}

interface Props {
  width: number;
  height: number;
  layers: readonly Layer[];
  className?: string;
  children?: ReactNode;
}

/** A drawing in the colours of the tokens, so that it follows dark mode: a mask for each colour. */
export function Picture({ width, height, layers, className, children }: Props) {
  return (
    <View className={classes('picture', className)} aria-hidden>
      {layers.map(({ tone, shapes, opacity = 1 }, index) => {
        const maskImage = svgAddress(
          `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' preserveAspectRatio='xMidYMid slice'>${shapes}</svg>`,
        );
        return (
          <View
            key={index}
            className={`picture-layer picture-layer--${tone}`}
            style={{ maskImage, WebkitMaskImage: maskImage, opacity }}
          />
        );
      })}
      {children}
    </View>
  );
}
