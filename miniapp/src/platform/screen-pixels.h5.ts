/** Width of the page in CSS pixels, and how many device pixels make one of them. */
export function screenPixels(): { width: number; ratio: number } {
  return { width: document.documentElement.clientWidth, ratio: window.devicePixelRatio };
}
