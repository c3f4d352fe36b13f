import Taro from '@tarojs/taro';

/** Brings what has the id into sight, below the navigation bar. */
export function scrollTo(id: string): void {
  const belowBar = -120;
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: belowBar, duration: 200, fail: () => undefined });
}

export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0, fail: () => undefined });
}
