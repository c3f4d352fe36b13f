import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const WIDTH = 640;
const HEIGHT = 480;

/** Writes a picture as the film of a camera that is held before it: what Chromium takes for its camera. */
export async function filmPicture(picture: Buffer, file: string): Promise<void> {
  const luma = await sharp(picture)
    .flatten({ background: '#fff' })
    .resize(WIDTH, HEIGHT, { fit: 'contain', background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer();
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, colourless]);
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420mpeg2\n`);
  await writeFile(file, Buffer.concat([header, frame, frame]));
}
