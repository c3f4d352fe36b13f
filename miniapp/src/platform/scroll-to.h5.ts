import Taro from '@tarojs/taro';

/** Brings what has the id into sight, below the navigation bar. */
export function scrollTo(id: string): void {
  // after what is being drawn stands
  requestAnimationFrame(() =>
    document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  );
}

export function scrollToTop(): void {
  // the page scrolls in a box of the router's own
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
}
