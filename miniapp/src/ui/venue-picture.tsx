import { Picture } from './picture';
import type { Layer } from './picture';
import './venue-row.scss';

const SHOP: readonly Layer[] = [
  { tone: 'green-soft', shapes: "<path d='M0 0h80v80H0z'/>" },
  { tone: 'card', shapes: "<path d='M14 30h52v38H14z'/>" },
  { tone: 'green', shapes: "<path d='M12 20h56l4 14H8zM31 42h4v18h-4z'/>" },
  {
    tone: 'card',
    shapes: "<path d='M22 20h9l-1 14h-11zM40 20h9l2 14H40zM58 20h10l4 14H60z'/>",
    opacity: 0.85,
  },
  { tone: 'gold', shapes: "<path d='M20 44h5v16h-5z'/>", opacity: 0.9 },
  { tone: 'green-deep', shapes: "<path d='M26 47h4v13h-4z'/>" },
  { tone: 'gold-soft', shapes: "<path d='M36 46h5v14h-5z'/>" },
  { tone: 'green-soft', shapes: "<path d='M48 42h12v26H48z'/>" },
  { tone: 'line', shapes: "<path d='M18 60h26v3H18z'/>" },
  { tone: 'green-deep', shapes: "<path d='M0 68h80v12H0z'/>", opacity: 0.25 },
];

const LIBRARY: readonly Layer[] = [
  { tone: 'gold-soft', shapes: "<path d='M0 0h80v80H0z'/>" },
  { tone: 'card', shapes: "<path d='M16 34h48v34H16z'/>" },
  { tone: 'gold', shapes: "<path d='M10 32L40 14l30 18v4H10zM14 62h52v6H14z'/>" },
  { tone: 'gold-soft', shapes: "<circle cx='40' cy='26' r='4'/>" },
  {
    tone: 'gold',
    shapes: "<path d='M20 40h5v22h-5zM31 40h5v22h-5zM44 40h5v22h-5zM55 40h5v22h-5z'/>",
    opacity: 0.65,
  },
  { tone: 'warn', shapes: "<path d='M0 68h80v12H0z'/>", opacity: 0.28 },
];

interface Props {
  kind: 'bookstore' | 'library';
}

/** A bookshop or a library, drawn. */
export function VenuePicture({ kind }: Props) {
  const layers = kind === 'library' ? LIBRARY : SHOP;
  return <Picture width={80} height={80} layers={layers} className="venue-picture" />;
}
