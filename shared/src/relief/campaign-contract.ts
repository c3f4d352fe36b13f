import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Day, Id, Instant, typedText } from '../schema.ts';
import { HOLDER_KINDS } from '../venue/benefit-rules.ts';
import { CATEGORY_CODES, COMMENDATION_LEVELS } from './category-rules.ts';
import { REPORT_DISTRICTS } from './district-rules.ts';

export const CAMPAIGN_STATES = ['active', 'ended', 'archived'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export const CategoryFieldShape = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'day', 'hours', 'fen', 'credit-code', 'choice']),
  required: z.boolean(),
  maxLength: z.optional(z.int()),
  choices: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  hint: z.optional(z.string()),
});

export const Campaign = z.object({
  campaignId: Id,
  title: z.string(),
  /** The document it rests on. */
  basis: z.string(),
  status: z.enum(CAMPAIGN_STATES),
  startsOn: Day,
  endedOn: z.nullable(Day),
  archivedOn: z.nullable(Day),
  categories: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      clause: z.string(),
      holder: z.enum(HOLDER_KINDS),
      fields: z.array(CategoryFieldShape),
    }),
  ),
});
export type Campaign = z.infer<typeof Campaign>;

export const listCampaigns = {
  method: 'GET',
  path: '/campaigns',
  access: 'anyone',
  status: 200,
  response: z.object({ items: z.array(Campaign) }),
  summary: 'Relief campaigns, the newest first, with what each kind of deed asks for',
} as const satisfies Endpoint;

const points = z.int().check(z.minimum(0), z.maximum(100));

/** One rule of a point table; closed, so that nothing that pays by money can be said (rule 14). */
export const PointRuleShape = z.discriminatedUnion('kind', [
  z.strictObject({ categoryCode: z.enum(CATEGORY_CODES), kind: z.literal('fixed'), points }),
  z.strictObject({
    categoryCode: z.enum(CATEGORY_CODES),
    kind: z.literal('hours'),
    steps: z
      .array(
        z.strictObject({
          upToHours: z.nullable(z.int().check(z.minimum(1), z.maximum(10_000))),
          hoursPerPoint: z.int().check(z.minimum(1), z.maximum(1_000)),
        }),
      )
      .check(z.minLength(1), z.maxLength(5)),
    most: points,
  }),
  z.strictObject({
    categoryCode: z.enum(CATEGORY_CODES),
    kind: z.literal('level'),
    points: z.strictObject(
      Object.fromEntries(COMMENDATION_LEVELS.map((level) => [level, points])) as Record<
        (typeof COMMENDATION_LEVELS)[number],
        typeof points
      >,
    ),
  }),
]);

export const PointTableRequest = z.strictObject({
  /** From when it decides; at once where it is not given. */
  effectiveFrom: z.optional(Instant),
  perPersonCap: points,
  rules: z.array(PointRuleShape).check(z.minLength(1), z.maxLength(CATEGORY_CODES.length)),
});
export type PointTableRequest = z.infer<typeof PointTableRequest>;

export const PointTableShape = z.object({
  version: z.int(),
  effectiveFrom: Instant,
  perPersonCap: z.int(),
  rules: z.array(PointRuleShape),
});

/** Where reports of a category and district go; without a row they go to the office, which hands them on. */
export const RouteShape = z.strictObject({
  categoryCode: z.enum(CATEGORY_CODES),
  /** null stands for every district that no other row names. */
  district: z.nullable(z.enum(REPORT_DISTRICTS)),
  departmentId: Id,
});

/** A round of grants: started, and finished when every bonus of it stands. */
export const RoundShape = z.object({
  round: z.int(),
  startedAt: Instant,
  finishedAt: z.nullable(Instant),
  startedBy: z.string(),
  bonuses: z.int(),
  points: z.int(),
  credited: z.int(),
  rejected: z.int(),
});

/** The document that declares the end (rule 14; 郑信用办〔2021〕23号 三). */
export const DeclaringDocument = z.strictObject({
  authority: typedText(100),
  number: typedText(60),
  date: Day,
});
export type DeclaringDocument = z.infer<typeof DeclaringDocument>;

/** A campaign as the office sees it. */
export const CampaignDetail = z.extend(Campaign, {
  document: z.nullable(DeclaringDocument),
  endedBy: z.nullable(z.string()),
  endedAt: z.nullable(Instant),
  pointTables: z.array(PointTableShape),
  routes: z.array(RouteShape),
  rounds: z.array(RoundShape),
});
export type CampaignDetail = z.infer<typeof CampaignDetail>;

export const getCampaign = {
  method: 'GET',
  path: '/campaigns/{campaignId}',
  access: ['department', 'office'],
  status: 200,
  response: CampaignDetail,
  summary: 'A campaign with its points, routes and rounds',
} as const satisfies Endpoint;

export const CreateCampaignRequest = z.strictObject({
  title: typedText(60),
  basis: typedText(120),
  startsOn: Day,
  pointTable: PointTableRequest,
});
export type CreateCampaignRequest = z.infer<typeof CreateCampaignRequest>;

export const createCampaign = {
  method: 'POST',
  path: '/campaigns',
  access: ['office'],
  status: 201,
  request: CreateCampaignRequest,
  response: CampaignDetail,
  summary: "Open a campaign; the city's office only",
} as const satisfies Endpoint;

export const addPointTable = {
  method: 'POST',
  path: '/campaigns/{campaignId}/point-tables',
  access: ['office'],
  status: 201,
  request: PointTableRequest,
  response: CampaignDetail,
  summary: 'A new version of the points, from an instant on that is not past',
} as const satisfies Endpoint;

export const setRoutes = {
  method: 'PUT',
  path: '/campaigns/{campaignId}/routes',
  access: ['office'],
  status: 200,
  request: z.strictObject({ routes: z.array(RouteShape).check(z.maxLength(500)) }),
  response: CampaignDetail,
  summary: 'Which department gets which reports',
} as const satisfies Endpoint;

export const endCampaign = {
  method: 'POST',
  path: '/campaigns/{campaignId}/end',
  access: ['office'],
  status: 200,
  request: z.strictObject({ document: DeclaringDocument }),
  response: CampaignDetail,
  summary: 'Declare the end, citing the document; the city’s office only',
} as const satisfies Endpoint;

export const archiveCampaign = {
  method: 'POST',
  path: '/campaigns/{campaignId}/archive',
  access: ['office'],
  status: 200,
  request: z.strictObject({
    /** When the last day for reports was published. */
    publishedOn: Day,
    /** The last day on which reports are taken; it is over. */
    archivedOn: z.optional(Day),
  }),
  response: CampaignDetail,
  summary: 'Close an ended campaign to reports',
} as const satisfies Endpoint;

/** What one report adds to a person's bonus, and by which rule. */
export const PreviewReason = z.object({
  reportId: Id,
  number: z.string(),
  categoryName: z.string(),
  points: z.int(),
  text: z.string(),
});

export const PreviewPerson = z.object({
  personId: Id,
  maskedName: z.string(),
  maskedNumber: z.string(),
  points: z.int(),
  /** Points of this round that the cap per person takes away. */
  cappedBy: z.int(),
  reasons: z.array(PreviewReason),
});

export const GrantPreview = z.object({
  round: z.int(),
  asOf: Instant,
  tableVersion: z.int(),
  people: z.int(),
  reports: z.int(),
  points: z.int(),
  cappedPeople: z.int(),
  cappedPoints: z.int(),
  /** The first two hundred people; the export has all. */
  items: z.array(PreviewPerson),
  /** Reports that wait, by what they wait for. */
  waiting: z.object({ checking: z.int(), unbound: z.int(), appealed: z.int() }),
});
export type GrantPreview = z.infer<typeof GrantPreview>;

export const previewGrants = {
  method: 'GET',
  path: '/campaigns/{campaignId}/grant-preview',
  access: ['office'],
  status: 200,
  /** Any past instant can be replayed. */
  query: z.strictObject({ asOf: z.optional(Instant) }),
  response: GrantPreview,
  summary: 'Who would get what, and why',
} as const satisfies Endpoint;

export const GrantResult = z.object({ round: z.int(), granted: z.int(), alreadyGranted: z.int() });
export type GrantResult = z.infer<typeof GrantResult>;

export const grantBonuses = {
  method: 'POST',
  path: '/campaigns/{campaignId}/grants',
  access: ['office'],
  status: 200,
  response: GrantResult,
  summary: 'Grant the round; resumable, and once however often it is pressed',
} as const satisfies Endpoint;

export const Department = z.object({
  departmentId: Id,
  name: z.string(),
  district: z.nullable(z.string()),
});
export type Department = z.infer<typeof Department>;

export const listDepartments = {
  method: 'GET',
  path: '/departments',
  access: ['department', 'office'],
  status: 200,
  response: z.object({ items: z.array(Department) }),
  summary: 'Departments that recognise deeds',
} as const satisfies Endpoint;

/** A bonus as the volunteer reads it. */
export const MyBonus = z.object({
  bonusId: Id,
  reportId: Id,
  campaignTitle: z.string(),
  points: z.int(),
  /** `+3，防疫一线志愿服务，规则第 2 版`. */
  text: z.string(),
  status: z.enum(['granted', 'credited', 'rejected']),
  grantedAt: Instant,
  creditedAt: z.nullable(Instant),
  rejectedReason: z.nullable(z.string()),
  clause: z.string(),
});
export type MyBonus = z.infer<typeof MyBonus>;

export const listMyBonuses = {
  method: 'GET',
  path: '/me/bonuses',
  access: ['citizen'],
  status: 200,
  response: z.object({ items: z.array(MyBonus) }),
  summary: 'Bonuses granted to me, each with its explanation',
} as const satisfies Endpoint;
