import sharp from 'sharp';
import { MapSource } from './map-source.ts';
import type { DrawnTile } from './map-source.ts';

const SIZE = 256;
const PAPER = '#f2efe6';
const STREET = '#ffffff';

/** The ground of the demonstration: streets that are nowhere, so that the map can be tried without a network. */
export class DrawnGround extends MapSource {
  readonly ground = 'drawn';
  private drawn: Promise<DrawnTile> | null = null;

  /** The same everywhere. */
  tile(): Promise<DrawnTile> {
    this.drawn ??= draw();
    return this.drawn;
  }
}

async function draw(): Promise<DrawnTile> {
  const streets = [32, 96, 160, 224].flatMap((at, index) => {
    const width = index === 1 ? 9 : 4;
    return [
      `<path d="M${at} 0V${SIZE}" stroke="${STREET}" stroke-width="${width}"/>`,
      `<path d="M0 ${at}H${SIZE}" stroke="${STREET}" stroke-width="${width}"/>`,
    ];
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><rect width="${SIZE}" height="${SIZE}" fill="${PAPER}"/>${streets.join('')}</svg>`;
  return { mediaType: 'image/png', bytes: await sharp(Buffer.from(svg)).png().toBuffer() };
}
