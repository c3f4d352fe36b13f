import Taro from '@tarojs/taro';

const FULL = 1;
const BY_SYSTEM = -1;

/** True where the app can set the brightness itself; a browser cannot. */
export const canBrighten = true;

/** Full brightness and no sleep, until the answered function is called. */
export function keepScreenBright(): () => void {
  let before = BY_SYSTEM;
  let ended = false;
  void Taro.getScreenBrightness({
    success: ({ value }) => {
      if (ended) return;
      before = value;
      setBrightness(FULL);
    },
  });
  setAwake(true);
  return () => {
    ended = true;
    setBrightness(before);
    setAwake(false);
  };
}

// Both are comfort: where the phone refuses, the code still shows, only darker or shorter.
function setBrightness(value: number): void {
  void Taro.setScreenBrightness({ value, fail: () => undefined }).catch(() => undefined);
}

function setAwake(keepScreenOn: boolean): void {
  void Taro.setKeepScreenOn({ keepScreenOn, fail: () => undefined }).catch(() => undefined);
}
