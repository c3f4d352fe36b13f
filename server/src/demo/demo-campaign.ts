import type { CreateCampaignRequest } from '@benefit/shared/relief/campaign-contract';
import { DEMO_DEPARTMENTS } from './demo-accounts.ts';

/** Departments with the district they are for; null is the whole city. */
export const DEMO_DEPARTMENT_ROWS: readonly { name: string; district: string | null }[] = [
  { name: DEMO_DEPARTMENTS.emergency, district: null },
  { name: DEMO_DEPARTMENTS.health, district: null },
  { name: DEMO_DEPARTMENTS.zone, district: '经开区' },
];

/** The campaign of the demonstration; it goes on until an officer declares its end. */
export const DEMO_CAMPAIGN: CreateCampaignRequest = {
  title: '7·18 防汛救灾专项（演示）',
  basis: '郑信用办〔2021〕23号',
  startsOn: '2026-07-18',
  pointTable: {
    perPersonCap: 10,
    rules: [
      {
        categoryCode: 'frontline',
        kind: 'hours',
        steps: [
          { upToHours: 40, hoursPerPoint: 8 },
          { upToHours: null, hoursPerPoint: 16 },
        ],
        most: 6,
      },
      {
        categoryCode: 'victim-aid',
        kind: 'hours',
        steps: [
          { upToHours: 40, hoursPerPoint: 8 },
          { upToHours: null, hoursPerPoint: 16 },
        ],
        most: 5,
      },
      {
        categoryCode: 'public-order',
        kind: 'hours',
        steps: [{ upToHours: 40, hoursPerPoint: 10 }],
        most: 4,
      },
      {
        categoryCode: 'rear-support',
        kind: 'hours',
        steps: [{ upToHours: 40, hoursPerPoint: 10 }],
        most: 4,
      },
      { categoryCode: 'donation', kind: 'fixed', points: 2 },
      { categoryCode: 'emergency-production', kind: 'fixed', points: 3 },
      {
        categoryCode: 'commendation',
        kind: 'level',
        points: { national: 6, province: 5, city: 4, county: 3 },
      },
    ],
  },
};
