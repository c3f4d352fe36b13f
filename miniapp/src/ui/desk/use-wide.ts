import { useEffect, useState } from 'react';

/** From this width on the workbench has room for its columns. */
const WIDE = '(min-width: 960px)';

/** Whether the window is wide enough for the workbench. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const hear = () => setWide(query.matches);
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }, []);
  return wide;
}
