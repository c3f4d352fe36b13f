/** Modules of quiet ground that a reader needs on every side. */
export const QUIET_ZONE = 4;

/** The dark modules as one SVG path, a module being one unit: runs of a row become one rectangle. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue;
        const start = x;
        while (row[x + 1]) x++;
        const width = x + 1 - start;
        runs.push(`M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${width}v1h-${width}z`);
      }
      return runs;
    })
    .join('');
}

/**
 * The side of the picture in CSS pixels, so that every module is a whole number of device pixels,
 * and how far from the left it stands, on a device pixel too.
 */
export function qrPlace(modules: number, room: number, ratio: number): { side: number; left: number } {
  const units = modules + 2 * QUIET_ZONE;
  const devicePixels = Math.max(1, Math.floor((room * ratio) / units));
  const side = (devicePixels * units) / ratio;
  return { side, left: Math.max(0, Math.floor(((room - side) / 2) * ratio) / ratio) };
}
