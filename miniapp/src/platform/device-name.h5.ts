const DEVICES = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓手机'],
  [/Macintosh/, 'Mac 电脑'],
  [/Windows/, 'Windows 电脑'],
] as const;

/** What the list of phones calls this one: as much as a browser tells. */
export function deviceName(): string {
  const device = DEVICES.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? '电脑';
  return `${device} 浏览器`;
}
