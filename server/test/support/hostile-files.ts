import { deflateRawSync, deflateSync, crc32 } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A photo of noise and lines: compresses badly and looks like nothing else. */
export async function photoOf(
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' = 'jpeg',
): Promise<Buffer> {
  const noise = randomBytes(64 * 48 * 3);
  return sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'nearest' })
    .toFormat(format)
    .toBuffer();
}

/** A PNG that says it is huge, and is: rows of zeros that compress to next to nothing. */
export function pixelBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit of grey
  const row = Math.ceil(width / 8) + 1;
  const body = deflateSync(Buffer.alloc(row * Math.min(height, 2000)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A ZIP with one file in it. */
export function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

export function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + body.length, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}

const u32 = (...values: number[]): Buffer => {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32BE(value, index * 4));
  return buffer;
};

/** An MP4 (or MOV) of some seconds whose pictures are noise, taken in Zhengzhou. */
export function videoOf(sizeBytes: number, brand: 'isom' | 'qt  ' = 'isom'): Buffer {
  const created = Date.UTC(2026, 6, 18, 1, 30) / 1000 + 2_082_844_800;
  const mvhd = box('mvhd', u32(0, created, created, 1000, 12_500), Buffer.alloc(80));
  const tkhd = box('tkhd', Buffer.alloc(76), u32(1920 << 16, 1080 << 16));
  const hdlr = box('hdlr', u32(0, 0), Buffer.from('vide'), Buffer.alloc(13));
  const place = Buffer.from('+34.7466+113.6253/');
  const length = Buffer.alloc(4);
  length.writeUInt16BE(place.length);
  const moov = box(
    'moov',
    mvhd,
    box('trak', tkhd, box('mdia', hdlr)),
    box('udta', box('\xa9xyz', length, place)),
  );
  const ftyp = box('ftyp', Buffer.from(brand), u32(512), Buffer.from(brand));
  return Buffer.concat([ftyp, moov, box('mdat', randomBytes(sizeBytes - ftyp.length - moov.length - 8))]);
}
