import { isCalendarDay, shanghaiDateTime, shanghaiDayNumber } from '../shanghai-time.ts';
import { ELSEWHERE } from './district-rules.ts';

/**
 * What an officer should look at in a file, from what the file says of its own making. All of it can
 * be wrong or forged; it is a hint to ask, never a ground to refuse.
 */

/** What a file tells of its making, as far as it does. */
export interface Making {
  takenAt?: Date;
  latitude?: number;
  longitude?: number;
  software?: string;
}

/** What the report states, as far as a file can be held against it. */
export interface StatedDeed {
  categoryCode: string;
  /** `yyyy-mm-dd`, Asia/Shanghai. */
  startedOn: string;
  endedOn: string;
  district: string;
  position?: { latitude: number; longitude: number };
}

export interface Warning {
  code: 'taken-outside' | 'far-away' | 'edited';
  text: string;
}

/** Farther than this from the stated position is far. Positions of phones indoors are off by hundreds. */
export const FAR_METRES = 2_000;

/** Zhengzhou with all its districts, and some kilometres around: 34.26–34.98° N, 112.70–114.23° E. */
const CITY = { south: 34.2, north: 35.05, west: 112.6, east: 114.35 };

/** Deeds that are shown by papers, which are photographed after the deed. */
const BY_PAPERS = [
  'rear-support',
  'donation',
  'emergency-production',
  'commendation',
  'enterprise-contribution',
];

/** Programs that alter what a picture shows. What phones write of themselves is none of these. */
const EDITORS =
  /photoshop|lightroom|gimp|snapseed|picsart|pixelmator|affinity|paint\.net|photodirector|capcut|premiere|after effects|final cut|canva|meitu|xingtu|b612|faceu|vsco|lensa|facetune|midjourney|dall-e|stable diffusion|美图|醒图|轻颜|剪映|美颜|修图|即梦/i;

/** What a file's own words have against the report; empty where nothing is known or nothing differs. */
export function warningsFor(making: Making, stated: StatedDeed): Warning[] {
  return [takenOutside(making, stated), farAway(making, stated), edited(making)].filter(
    (warning) => warning !== null,
  );
}

/** Metres between the file's position and the stated one; null where either is not known. */
export function metresAway(making: Making, stated: Pick<StatedDeed, 'position'>): number | null {
  const { latitude, longitude } = making;
  if (latitude === undefined || longitude === undefined || stated.position === undefined) return null;
  return Math.round(distanceMetres({ latitude, longitude }, stated.position));
}

function takenOutside({ takenAt }: Making, stated: StatedDeed): Warning | null {
  if (takenAt === undefined || !isCalendarDay(stated.startedOn) || !isCalendarDay(stated.endedOn))
    return null;
  const day = shanghaiDayNumber(takenAt);
  const early = dayNumberOf(stated.startedOn) - day;
  const late = day - dayNumberOf(stated.endedOn);
  const facts = `拍摄于 ${shanghaiDateTime(takenAt)}，申报起止 ${stated.startedOn} 至 ${stated.endedOn}`;
  if (early > 0) return { code: 'taken-outside', text: `拍摄时间早于申报期 ${early} 天：${facts}` };
  if (late <= 0 || BY_PAPERS.includes(stated.categoryCode)) return null;
  return { code: 'taken-outside', text: `拍摄时间晚于申报期 ${late} 天：${facts}` };
}

function farAway(making: Making, stated: StatedDeed): Warning | null {
  const metres = metresAway(making, stated);
  if (metres !== null) {
    if (metres <= FAR_METRES) return null;
    const text = `拍摄位置距申报位置约 ${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} 公里`;
    return { code: 'far-away', text };
  }
  const { latitude, longitude } = making;
  if (latitude === undefined || longitude === undefined || stated.district === ELSEWHERE) return null;
  const inside =
    latitude >= CITY.south && latitude <= CITY.north && longitude >= CITY.west && longitude <= CITY.east;
  return inside ? null : { code: 'far-away', text: `拍摄位置不在郑州市内，申报地点为${stated.district}` };
}

function edited({ software }: Making): Warning | null {
  if (software === undefined || !EDITORS.test(software)) return null;
  return { code: 'edited', text: `文件由修图软件保存过：${software.slice(0, 60)}` };
}

const dayNumberOf = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** Along the great circle of a sphere of the Earth's mean radius; good to half a percent. */
function distanceMetres(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [northA, northB] = [radians(a.latitude), radians(b.latitude)];
  const halfNorth = Math.sin((northB - northA) / 2);
  const halfEast = Math.sin(radians(b.longitude - a.longitude) / 2);
  const share = halfNorth ** 2 + Math.cos(northA) * Math.cos(northB) * halfEast ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(share)));
}
