import { Picture } from '../ui/picture';
import type { Layer } from '../ui/picture';

/** A street of 390 by 240 with room for a house in its middle. */
const SKY: readonly Layer[] = [
  { tone: 'green-soft', shapes: "<path d='M0 0h390v240H0z'/>" },
  { tone: 'gold-soft', shapes: "<circle cx='112' cy='52' r='26'/>" },
  {
    tone: 'card',
    shapes: "<path d='M0 108h40V84h42v40h40v116H0zM270 240V110h36V92h40v28h44v120z'/>",
    opacity: 0.55,
  },
];

const STREET: readonly Layer[] = [
  { tone: 'green', shapes: "<path d='M0 200h390v40H0z'/>", opacity: 0.3 },
  {
    tone: 'gold',
    shapes:
      "<path d='M40 201c2-30-1-52 0-82M40 152l-16-18M40 143l17-18M350 201c-2-28 1-50 0-76M350 156l16-17M350 148l-14-14' stroke='black' stroke-width='6' stroke-linecap='round' fill='none'/>",
    opacity: 0.6,
  },
  {
    tone: 'green',
    shapes: "<circle cx='26' cy='108' r='34'/><circle cx='360' cy='112' r='32'/>",
    opacity: 0.8,
  },
  {
    tone: 'green',
    shapes:
      "<circle cx='62' cy='104' r='26'/><circle cx='4' cy='134' r='26'/><circle cx='388' cy='100' r='28'/><circle cx='334' cy='124' r='20'/>",
    opacity: 0.62,
  },
];

/** Drawn on a larger grid; its foot stands on the street. */
const house = (shapes: string) => `<g transform='translate(56.5 26) scale(.71)'>${shapes}</g>`;

const SHOP: readonly Layer[] = [
  { tone: 'card', shapes: house("<path d='M84 96h222v150H84z'/>") },
  { tone: 'gold-soft', shapes: house("<path d='M84 96h222v16H84z'/>") },
  { tone: 'green', shapes: house("<path d='M78 112h234l10 30H68z'/>") },
  {
    tone: 'card',
    shapes: house(
      "<path d='M101 112h24l-5 30H94zM149 112h23l-2 30h-25zM195 112h23l4 30h-27zM241 112h24l8 30h-27zM288 112h24l10 30h-28z'/>",
    ),
    opacity: 0.9,
  },
  { tone: 'green-deep', shapes: house("<path d='M84 142h222v8H84zM98 228h84v4H98z'/>"), opacity: 0.14 },
  { tone: 'green-soft', shapes: house("<path d='M98 158h84v70H98zM258 158h36v54h-36z'/>") },
  {
    tone: 'green-deep',
    shapes: house(
      "<rect x='150' y='66' width='90' height='36' rx='6'/><rect x='200' y='158' width='44' height='88' rx='3'/><path d='M121 170h8v22h-8zM168 172h6v20h-6zM114 206h10v22h-10zM146 202h6v26h-6zM279 186h7v20h-7z'/>",
    ),
  },
  { tone: 'card', shapes: house("<path d='M98 192h84v4H98z'/>") },
  { tone: 'green-soft', shapes: house("<rect x='206' y='165' width='32' height='54' rx='2'/>") },
  {
    tone: 'gold',
    shapes: house(
      "<path d='M104 168h7v24h-7zM150 170h6v22h-6zM128 204h8v24h-8zM264 184h5v22h-5zM254 226h44v5h-44zM258 231h5v15h-5zM289 231h5v15h-5z'/><circle cx='235' cy='230' r='2.5'/>",
    ),
  },
  {
    tone: 'green',
    shapes: house(
      "<path d='M113 164h6v28h-6zM158 166h8v26h-8zM106 202h6v26h-6zM160 206h6v22h-6zM271 178h6v28h-6z'/>",
    ),
  },
  {
    tone: 'gold-soft',
    shapes: house(
      "<path d='M131 166h7v26h-7zM138 208h6v20h-6zM154 204h5v24h-5zM170 202h6v26h-6z'/><path d='M195 77c-5-4-12-5-19-4v18c7-1 14 0 19 4 5-4 12-5 19-4V73c-7-1-14 0-19 4z'/>",
    ),
  },
  {
    tone: 'green-deep',
    shapes: house("<path d='M66 246c0-10 4-16 11-16s11 6 11 16zM304 246c0-8 4-14 10-14s10 6 10 14z'/>"),
    opacity: 0.8,
  },
];

const LIBRARY: readonly Layer[] = [
  { tone: 'card', shapes: house("<path d='M88 128h214v104H88z'/>") },
  { tone: 'green-soft', shapes: house("<path d='M124 142h30v90h-30zM238 142h30v90h-30z'/>") },
  { tone: 'green-deep', shapes: house("<path d='M178 150h36v82h-36z'/>") },
  {
    tone: 'gold',
    shapes: house("<path d='M70 116L195 56l125 60v12H70zM76 232h238v8H76zM66 240h258v8H66z'/>"),
  },
  {
    tone: 'gold-soft',
    shapes: house(
      "<path d='M195 86c-5-4-12-5-19-4v18c7-1 14 0 19 4 5-4 12-5 19-4V82c-7-1-14 0-19 4z'/><path d='M96 128h20v104H96zM154 128h20v104h-20zM216 128h20v104h-20zM274 128h20v104h-20z'/>",
    ),
  },
  {
    tone: 'gold',
    shapes: house(
      "<path d='M92 128h28v8H92zM150 128h28v8h-28zM212 128h28v8h-28zM270 128h28v8h-28zM92 224h28v8H92zM150 224h28v8h-28zM212 224h28v8h-28zM270 224h28v8h-28z'/>",
    ),
    opacity: 0.7,
  },
  {
    tone: 'green-deep',
    shapes: house("<path d='M44 248c0-10 4-16 11-16s11 6 11 16zM324 248c0-8 4-14 10-14s10 6 10 14z'/>"),
    opacity: 0.8,
  },
];

/** A bookshop or a library in its street, behind the head of its page. */
export function VenueScene({ kind }: { kind: 'bookstore' | 'library' }) {
  const layers = [...SKY, ...(kind === 'library' ? LIBRARY : SHOP), ...STREET];
  return <Picture width={390} height={240} layers={layers} className="venue-scene" />;
}
