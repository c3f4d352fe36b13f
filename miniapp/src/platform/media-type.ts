/** What a file's bytes and name say that it is; the server reads the bytes again. */
const BY_ENDING: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  pdf: 'application/pdf',
};

export const endingOf = (fileName: string): string =>
  /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/**
 * The media type of a chosen file: what the platform states, else what its ending says. Browsers state
 * nothing for HEIC, and WeChat states nothing at all. `application/octet-stream` where neither knows.
 */
export function mediaTypeOf(fileName: string, stated = ''): string {
  const type = stated.toLowerCase().split(';')[0]?.trim() ?? '';
  if (type !== '' && type !== 'application/octet-stream') return type === 'image/jpg' ? 'image/jpeg' : type;
  return BY_ENDING[endingOf(fileName)] ?? 'application/octet-stream';
}
