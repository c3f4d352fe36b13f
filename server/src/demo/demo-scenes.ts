/* Drawings that stand for photos in the demonstration: made up like everything else in it. */

export const SCENE_NAMES = ['boat', 'sandbags', 'boxes', 'spraying', 'patrol', 'letter', 'pump'] as const;
export type SceneName = (typeof SCENE_NAMES)[number];

/** Pixels of a scene, as a phone would take it. */
export const SCENE_SIZE = { width: 1600, height: 1200 } as const;

/** The drawing as SVG. */
export function sceneSvg(name: SceneName): string {
  const { width, height } = SCENE_SIZE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${DRAWINGS[name]()}</svg>`;
}

const DRAWINGS: Record<SceneName, () => string> = {
  boat: () => street('#8b9aa3', '#6f6a5c') + water(700) + boat(560, 760) + rain(90),
  sandbags: () =>
    street('#94a3a0', '#7b7464') + water(820) + sandbags(180, 900) + people([420, 780, 1140], 640),
  boxes: () => hall('#d9d3c6') + boxes(180, 760) + boxes(980, 700) + people([640, 860], 560),
  spraying: () => street('#a8b0a5', '#8d8572') + people([520], 620) + spray(640, 700) + people([1100], 640),
  patrol: () => street('#2f3d4d', '#24282e') + lamp(1180, 300) + people([600, 800], 620) + rain(70),
  letter: () => letter(),
  pump: () => street('#8f9c9a', '#77705f') + water(760) + pump(420, 720) + people([1020, 1200], 600),
};

const rect = (x: number, y: number, w: number, h: number, fill: string, round = 0): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${round}" fill="${fill}"/>`;

function street(sky: string, ground: string): string {
  const houses = [0, 230, 480, 720, 980, 1240, 1460].map((x, index) => {
    const top = 140 + ((index * 97) % 220);
    const wall = index % 2 === 0 ? '#7d7a72' : '#8f8577';
    const panes = [0, 1, 2, 3].flatMap((row) =>
      [0, 1, 2].map((column) =>
        rect(
          x + 24 + column * 62,
          top + 40 + row * 92,
          38,
          54,
          (row + column + index) % 3 === 0 ? '#ecd79a' : '#54606a',
        ),
      ),
    );
    return rect(x, top, 220, 700, wall) + panes.join('');
  });
  return rect(0, 0, 1600, 1200, sky) + houses.join('') + rect(0, 700, 1600, 500, ground);
}

const hall = (wall: string): string =>
  rect(0, 0, 1600, 1200, wall) +
  [120, 520, 920, 1320].map((x) => rect(x, 160, 200, 260, '#b9cbd1', 8)).join('') +
  rect(0, 900, 1600, 300, '#a99f8c');

const water = (top: number): string =>
  `<path d="M0 ${top} Q200 ${top - 24} 400 ${top} T800 ${top} T1200 ${top} T1600 ${top} V1200 H0 Z" fill="#7a7a68"/>` +
  [0, 1, 2, 3]
    .map((row) => {
      const y = top + 70 + row * 90;
      return `<path d="M${row * 120} ${y} q80 -16 160 0 t160 0 t160 0 t160 0" stroke="#94927d" stroke-width="6" fill="none"/>`;
    })
    .join('');

const boat = (x: number, y: number): string =>
  people([x + 90, x + 220, x + 350], y - 190) +
  `<path d="M${x} ${y} H${x + 520} L${x + 440} ${y + 120} H${x + 80} Z" fill="#d9622b"/>` +
  rect(x, y - 14, 520, 22, '#b34c1e', 8);

/** Rescuers in vests, by the left edge of each. */
const people = (lefts: readonly number[], top: number): string =>
  lefts
    .map(
      (x) =>
        `<circle cx="${x + 40}" cy="${top + 34}" r="34" fill="#d8b48c"/>` +
        `<path d="M${x + 4} ${top + 26} a36 34 0 0 1 72 0 z" fill="#e8b93c"/>` +
        rect(x - 6, top + 70, 92, 150, '#d5472c', 30) +
        rect(x + 18, top + 74, 10, 140, '#f2e6b4') +
        rect(x + 52, top + 74, 10, 140, '#f2e6b4'),
    )
    .join('');

const sandbags = (x: number, y: number): string =>
  [0, 1, 2]
    .flatMap((row) =>
      [0, 1, 2, 3, 4, 5]
        .slice(row)
        .map((column) =>
          rect(
            x + column * 210 - row * 100 + row * 4,
            y - row * 92,
            200,
            86,
            row % 2 === 0 ? '#c7ab72' : '#b99a62',
            40,
          ),
        ),
    )
    .join('');

const boxes = (x: number, y: number): string =>
  [
    [0, 0],
    [230, 0],
    [110, -190],
  ]
    .map(
      ([dx = 0, dy = 0]) =>
        rect(x + dx, y + dy, 210, 180, '#b98b55', 6) + rect(x + dx + 84, y + dy, 42, 180, '#d6b078'),
    )
    .join('');

const spray = (x: number, y: number): string =>
  rect(x, y, 160, 18, '#3c4a44', 8) +
  `<path d="M${x + 160} ${y} L${x + 430} ${y - 110} L${x + 430} ${y + 150} Z" fill="#e9f1ee" opacity="0.6"/>`;

const lamp = (x: number, y: number): string =>
  rect(x, y, 18, 520, '#1d2227') +
  `<path d="M${x + 9} ${y} L${x - 260} ${y + 640} H${x + 280} Z" fill="#f4dc8c" opacity="0.35"/>`;

const pump = (x: number, y: number): string =>
  rect(x, y, 300, 170, '#c0392b', 16) +
  rect(x + 60, y - 60, 120, 70, '#8e2b21', 10) +
  `<path d="M${x} ${y + 120} C${x - 220} ${y + 120} ${x - 160} ${y + 320} ${x - 420} ${y + 330}" stroke="#2d3d66" stroke-width="44" fill="none"/>`;

const rain = (count: number): string =>
  Array.from({ length: count }, (_, index) => {
    const x = (index * 193) % 1600;
    const y = (index * 331) % 1100;
    return `<path d="M${x} ${y} l-14 52" stroke="#dfe7ea" stroke-width="4" opacity="0.55"/>`;
  }).join('');

/** A paper with lines and a seal; it carries no words, so that it can be taken for nobody's. */
const letter = (): string =>
  rect(0, 0, 1600, 1200, '#6d6457') +
  rect(340, 60, 920, 1080, '#fbfaf5', 4) +
  rect(560, 150, 480, 40, '#3b3b3b', 6) +
  Array.from({ length: 11 }, (_, row) =>
    rect(430, 280 + row * 58, row === 10 ? 360 : 740, 18, '#8d8d88', 4),
  ).join('') +
  `<circle cx="1040" cy="980" r="96" fill="none" stroke="#c22f2f" stroke-width="14"/>` +
  `<path d="M1040 930 l14 38 h40 l-32 24 12 40 -34 -24 -34 24 12 -40 -32 -24 h40 z" fill="#c22f2f"/>`;
