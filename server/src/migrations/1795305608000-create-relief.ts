import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createTable,
  dropTables,
  id,
  instant,
  int,
  longText,
  optional,
  primary,
  ref,
  text,
} from './table.ts';

const CATEGORIES = [
  'frontline',
  'victim-aid',
  'public-order',
  'rear-support',
  'donation',
  'emergency-production',
  'commendation',
  'enterprise-contribution',
];
const HOLDERS = ['person', 'enterprise'];

/** Campaigns, reports with their evidence, their review, bulk reports and bonuses. */
export class CreateRelief1795305608000 implements MigrationInterface {
  name = 'CreateRelief1795305608000';

  async up(db: QueryRunner): Promise<void> {
    await createCampaigns(db);
    await createReports(db);
    await createReview(db);
    await createBulkReports(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await dropTables(db, [
      'bonus',
      'bulk_row',
      'bulk_report',
      'reason_template',
      'review_settings',
      'report_day',
      'report_count',
      'report_comment',
      'report_event',
      'evidence',
      'report',
      'grant_round',
      'campaign_route',
      'point_table',
      'campaign',
      'department',
    ]);
  }
}

async function createCampaigns(db: QueryRunner): Promise<void> {
  await createTable(db, {
    name: 'department',
    columns: [
      id(),
      text('name', 32),
      optional(text('district', 20)),
      instant('created_at'),
      optional(instant('closed_at')),
    ],
    unique: [['name']],
  });
  await createTable(db, {
    name: 'campaign',
    columns: [
      id(),
      text('title', 60),
      text('basis', 120),
      text('status', 16),
      text('starts_on', 10),
      optional(text('ended_on', 10)),
      optional(longText('document')),
      optional(ref('ended_by')),
      optional(instant('ended_at')),
      optional(text('archived_on', 10)),
      optional(text('published_on', 10)),
      instant('created_at'),
    ],
    references: [['ended_by', 'account']],
    words: { status: ['active', 'ended', 'archived'] },
  });
  await createTable(db, {
    name: 'point_table',
    columns: [
      id(),
      ref('campaign_id'),
      int('version'),
      instant('effective_from'),
      longText('body'),
      optional(ref('created_by')),
      instant('created_at'),
    ],
    unique: [['campaign_id', 'version']],
    references: [
      ['campaign_id', 'campaign'],
      ['created_by', 'account'],
    ],
  });
  await createTable(db, {
    name: 'campaign_route',
    columns: [
      id(),
      ref('campaign_id'),
      text('category_code', 32),
      text('district', 20),
      ref('department_id'),
    ],
    unique: [['campaign_id', 'category_code', 'district']],
    references: [
      ['campaign_id', 'campaign'],
      ['department_id', 'department'],
    ],
    words: { category_code: CATEGORIES },
  });
  await createTable(db, {
    name: 'grant_round',
    columns: [
      id(),
      ref('campaign_id'),
      int('round'),
      instant('as_of'),
      ref('started_by'),
      instant('started_at'),
      optional(instant('finished_at')),
    ],
    unique: [['campaign_id', 'round']],
    references: [
      ['campaign_id', 'campaign'],
      ['started_by', 'account'],
    ],
  });
}

async function createReports(db: QueryRunner): Promise<void> {
  await createTable(db, {
    name: 'report',
    columns: [
      id(),
      optional(text('number', 20)),
      ref('campaign_id'),
      text('category_code', 32),
      text('holder', 16),
      text('origin', 8),
      optional(ref('account_id')),
      optional(ref('person_id')),
      text('document_hash', 64),
      text('name_hash', 64),
      optional(text('receipt_hash', 64)),
      longText('data_key'),
      longText('content_sealed'),
      text('content_hash', 64),
      text('district', 20),
      text('started_on', 10),
      text('ended_on', 10),
      text('state', 16),
      int('version'),
      optional(ref('department_id')),
      optional(int('hours_tenths')),
      text('hints', 120),
      longText('items_sealed'),
      optional(instant('due_at')),
      optional(int('paused_halves')),
      instant('sort_at'),
      optional(ref('claimed_by')),
      optional(instant('claimed_until')),
      int('appeals'),
      int('sent_back'),
      optional(instant('submitted_at')),
      optional(instant('confirmed_at')),
      instant('created_at'),
      instant('updated_at'),
    ],
    unique: [['number']],
    index: [
      ['account_id', 'id'],
      ['document_hash', 'campaign_id'],
      ['receipt_hash'],
      ['name_hash'],
      ['department_id', 'state', 'sort_at', 'id'],
      ['state', 'sort_at', 'id'],
      ['district', 'state', 'sort_at', 'id'],
      ['claimed_until', 'claimed_by'],
      ['campaign_id', 'state', 'confirmed_at', 'id'],
    ],
    references: [
      ['campaign_id', 'campaign'],
      ['account_id', 'account'],
      ['person_id', 'person'],
      ['department_id', 'department'],
      ['claimed_by', 'account'],
    ],
    words: {
      category_code: CATEGORIES,
      holder: HOLDERS,
      origin: ['self', 'bulk'],
      state: [
        'draft',
        'submitted',
        'accepted',
        'not-accepted',
        'returned',
        'recognised',
        'declined',
        'appealed',
        'confirmed',
        'granted',
        'credited',
        'rejected',
        'withdrawn',
      ],
    },
  });
  await createTable(db, {
    name: 'evidence',
    columns: [
      id(),
      ref('report_id'),
      int('position'),
      longText('file_name_sealed'),
      int('size_bytes'),
      text('media_type', 100),
      text('source', 8),
      optional(instant('challenged_at')),
      text('state', 16),
      optional(text('refusal', 32)),
      optional(ref('file_id')),
      instant('created_at'),
      optional(instant('removed_at')),
    ],
    index: [['report_id', 'position'], ['file_id'], ['removed_at']],
    references: [
      ['report_id', 'report'],
      ['file_id', 'stored_file'],
    ],
    words: {
      state: ['expected', 'receiving', 'checking', 'ready', 'refused'],
      source: ['camera', 'album'],
    },
  });
  await createTable(db, {
    name: 'report_event',
    columns: [
      id(),
      ref('report_id'),
      int('version'),
      instant('at'),
      text('action', 16),
      optional(text('from_state', 16)),
      text('to_state', 16),
      optional(ref('actor_id')),
      text('actor_unit', 64),
      text('actor_label', 64),
      longText('words_sealed'),
      optional(text('clause', 120)),
      optional(int('on_time')),
    ],
    unique: [['report_id', 'version']],
    index: [['actor_unit', 'at']],
    references: [
      ['report_id', 'report'],
      ['actor_id', 'account'],
    ],
  });
}

async function createReview(db: QueryRunner): Promise<void> {
  await createTable(db, {
    name: 'report_comment',
    columns: [
      id(),
      ref('report_id'),
      ref('author_id'),
      text('author_label', 64),
      longText('text_sealed'),
      instant('at'),
    ],
    index: [['report_id', 'id']],
    references: [
      ['report_id', 'report'],
      ['author_id', 'account'],
    ],
  });
  await createTable(db, {
    name: 'report_count',
    columns: [
      primary(text('id', 128)),
      ref('campaign_id'),
      text('category_code', 32),
      text('district', 20),
      text('department_id', 26),
      text('state', 16),
      int('reports'),
    ],
  });
  await createTable(db, { name: 'report_day', columns: [primary(text('day', 10)), int('last_number')] });
  await createTable(db, {
    name: 'review_settings',
    columns: [
      id(),
      int('department_days'),
      int('office_days'),
      longText('overrides'),
      instant('effective_from'),
      optional(ref('set_by')),
    ],
    references: [['set_by', 'account']],
  });
  await createTable(db, {
    name: 'reason_template',
    columns: [
      id(),
      text('decision', 16),
      text('title', 40),
      longText('text'),
      optional(text('clause', 120)),
      instant('updated_at'),
      optional(instant('removed_at')),
    ],
    words: {
      decision: ['accept', 'not-accept', 'return', 'recognise', 'decline', 'confirm', 'send-back'],
    },
  });
}

async function createBulkReports(db: QueryRunner): Promise<void> {
  await createTable(db, {
    name: 'bulk_report',
    columns: [
      id(),
      ref('campaign_id'),
      ref('department_id'),
      ref('uploaded_by'),
      text('holder', 16),
      longText('file_name_sealed'),
      int('size_bytes'),
      text('sha256', 64),
      text('status', 16),
      optional(text('committed_key', 120)),
      int('rows_ready'),
      int('rows_held'),
      int('rows_wrong'),
      int('checked_ms'),
      longText('data_key'),
      instant('uploaded_at'),
      optional(ref('committed_by')),
      optional(instant('committed_at')),
      optional(instant('finished_at')),
    ],
    unique: [['committed_key']],
    index: [['department_id', 'id'], ['sha256']],
    references: [
      ['campaign_id', 'campaign'],
      ['department_id', 'department'],
      ['uploaded_by', 'account'],
      ['committed_by', 'account'],
    ],
    words: { holder: HOLDERS, status: ['checked', 'committed', 'dropped'] },
  });
  await createTable(db, {
    name: 'bulk_row',
    columns: [
      id(),
      ref('bulk_report_id'),
      int('line'),
      text('outcome', 8),
      optional(text('document_hash', 64)),
      longText('cells_sealed'),
      longText('errors'),
      optional(text('taken_key', 64)),
      optional(ref('report_id')),
      optional(instant('answered_at')),
    ],
    unique: [['bulk_report_id', 'line'], ['taken_key']],
    index: [['document_hash', 'outcome', 'answered_at']],
    references: [
      ['bulk_report_id', 'bulk_report'],
      ['report_id', 'report'],
    ],
    words: { outcome: ['ready', 'held', 'wrong'] },
  });
  await createTable(db, {
    name: 'bonus',
    columns: [
      id(),
      ref('campaign_id'),
      int('round'),
      ref('report_id'),
      ref('person_id'),
      int('points'),
      int('capped_by'),
      int('table_version'),
      text('text', 200),
      text('state', 16),
      instant('granted_at'),
      optional(instant('credited_at')),
      optional(text('rejected_reason', 200)),
    ],
    unique: [['report_id']],
    index: [
      ['campaign_id', 'person_id'],
      ['campaign_id', 'round'],
      ['person_id', 'id'],
    ],
    references: [
      ['campaign_id', 'campaign'],
      ['report_id', 'report'],
      ['person_id', 'person'],
    ],
    words: { state: ['granted', 'credited', 'rejected'] },
  });
}
