import { metresAway, warningsFor } from '@benefit/shared/relief/warning-rules';
import type { Making, StatedDeed, Warning } from '@benefit/shared/relief/warning-rules';
import type { FileFacts } from './file-facts.service.ts';
import type { ReportRow } from '../report/report.entity.ts';
import type { SealedContent } from '../report/report-vault.ts';

/** What a report states, as its files are held against it. */
export const statedDeed = (report: ReportRow, content: SealedContent): StatedDeed => ({
  categoryCode: report.categoryCode,
  startedOn: report.startedOn,
  endedOn: report.endedOn,
  district: report.district,
  ...(content.position === undefined ? {} : { position: content.position }),
});

/** What a file has against its report. */
export const fileWarnings = ({ making }: FileFacts, stated: StatedDeed): Warning[] =>
  warningsFor(readMaking(making), stated);

/** Metres between where the file says it was taken and the stated position. */
export const fileDistance = ({ making }: FileFacts, stated: StatedDeed): number | null =>
  metresAway(readMaking(making), stated);

/** A sealed instant comes back as text. */
function readMaking({ takenAt, ...making }: FileFacts['making']): Making {
  return takenAt === undefined ? making : { ...making, takenAt: new Date(takenAt) };
}
