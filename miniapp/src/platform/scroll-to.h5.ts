/** Brings what has the id into sight, below the navigation bar. */
export function scrollTo(id: string): void {
  // after what is being drawn stands
  requestAnimationFrame(() =>
    document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  );
}

export function scrollToTop(): void {
  window.scrollTo(0, 0);
}
