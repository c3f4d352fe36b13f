import { View } from '@tarojs/components';
import { encode } from 'uqr';
import { svgAddress } from '../ui/svg-address';
import { QUIET_ZONE, qrPath, qrPlace } from './qr-path';

interface Props {
  text: string;
  /** What it is, for those who cannot see it. */
  label: string;
  /** The least version, so that codes of one kind are of one size. */
  minVersion?: number;
  /** Width that is free for it, CSS pixels. */
  room: number;
  /** Device pixels in a CSS pixel. */
  ratio: number;
}

/** The QR code, always dark on white, its modules whole device pixels. */
export function QrPicture({ text, label, minVersion = 1, room, ratio }: Props) {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: false, minVersion, border: 0 });
  const { side, left } = qrPlace(size, room, ratio);
  const units = size + 2 * QUIET_ZONE;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${units} ${units}' shape-rendering='crispEdges'><path fill='black' d='${qrPath(data)}'/></svg>`;
  return (
    <View
      className="pass-code"
      aria-label={label}
      {...{ role: 'img' }}
      style={{
        width: `${side}px`,
        height: `${side}px`,
        marginLeft: `${left}px`,
        backgroundImage: svgAddress(svg),
        backgroundSize: '100% 100%',
      }}
    />
  );
}
