import { FailedScan } from './counter/failed-scan.entity.ts';
import { Terminal, TerminalCode } from './counter/terminal.entity.ts';
import { CreditPolicyRow } from './credit/credit-policy.entity.ts';
import { RegistryBonus } from './credit/registry-bonus.entity.ts';
import { RegistryEnterprise } from './credit/registry-enterprise.entity.ts';
import { RegistryScore } from './credit/registry-score.entity.ts';
import { YearlyCheckRow } from './venue/check/yearly-check.entity.ts';
import { ApplicationRow } from './venue/application/application.entity.ts';
import { EnterpriseAgent } from './enterprise/enterprise-agent.entity.ts';
import { EnterpriseFileRow } from './enterprise/enterprise-file.entity.ts';
import { EnterpriseInvite } from './enterprise/enterprise-invite.entity.ts';
import { EnterpriseRow } from './enterprise/enterprise.entity.ts';
import { StoredFile } from './files/stored-file.entity.ts';
import { UploadLock } from './files/upload-lock.entity.ts';
import { Account } from './identity/account.entity.ts';
import { AuditRow } from './identity/audit.entity.ts';
import { Consent } from './identity/consent.entity.ts';
import { IdentityCase } from './identity/identity-case.entity.ts';
import { Look } from './identity/look.entity.ts';
import { NoticeRow } from './identity/notice.entity.ts';
import { Person } from './identity/person.entity.ts';
import { RegistryPerson } from './identity/registry-person.entity.ts';
import { RoleGrant } from './identity/role-grant.entity.ts';
import { SessionRow, SessionToken } from './identity/session.entity.ts';
import { LedgerCounter } from './ledger/ledger-counter.entity.ts';
import { LedgerRow } from './ledger/ledger-row.entity.ts';
import { OpenWaiver } from './ledger/open-waiver.entity.ts';
import { QuotaUse } from './ledger/quota-use.entity.ts';
import { PassRow } from './pass/pass.entity.ts';
import { OutboxMessage } from './platform/outbox.entity.ts';
import { Setting } from './platform/setting.entity.ts';
import { BonusRow } from './relief/campaign/bonus.entity.ts';
import { BulkReportRow, BulkRowEntity } from './relief/bulk/bulk-report.entity.ts';
import { CampaignRoute, CampaignRow, GrantRound, PointTableRow } from './relief/campaign/campaign.entity.ts';
import { DepartmentRow } from './relief/campaign/department.entity.ts';
import { EvidenceRow } from './relief/report/evidence.entity.ts';
import {
  ReportComment,
  ReportCount,
  ReportDay,
  ReportEvent,
  ReportRow,
} from './relief/report/report.entity.ts';
import { ReasonTemplateRow, ReviewSettingsRow } from './relief/review/review-settings.entity.ts';
import { BenefitRow, BenefitVersion } from './venue/benefit.entity.ts';
import { ComplaintRow } from './venue/complaint/complaint.entity.ts';
import { MonthlyReportRow } from './venue/monthly/monthly-report.entity.ts';
import { VenueAnnouncement } from './venue/joining/announcement.entity.ts';
import { CommitmentTemplate, VenueCommitment } from './venue/joining/commitment.entity.ts';
import { VenueJoining } from './venue/joining/joining.entity.ts';
import { SponsorRow } from './venue/joining/sponsor.entity.ts';
import { VenueFileRow } from './venue/joining/venue-file.entity.ts';
import { VenueRemoval } from './venue/removal/removal.entity.ts';
import { VenueEvent } from './venue/venue-event.entity.ts';
import { StaffInvite } from './venue/staff-invite.entity.ts';
import { VenueStaff } from './venue/venue-staff.entity.ts';
import { VenueRow } from './venue/venue.entity.ts';

/** Every table there is, by feature from the ground up. */
export const ENTITIES = [
  Setting,
  OutboxMessage,
  Person,
  Account,
  Consent,
  SessionRow,
  SessionToken,
  RoleGrant,
  NoticeRow,
  Look,
  AuditRow,
  IdentityCase,
  RegistryPerson,
  CreditPolicyRow,
  RegistryScore,
  RegistryBonus,
  RegistryEnterprise,
  EnterpriseRow,
  EnterpriseAgent,
  EnterpriseInvite,
  EnterpriseFileRow,
  PassRow,
  LedgerRow,
  LedgerCounter,
  QuotaUse,
  OpenWaiver,
  StoredFile,
  UploadLock,
  DepartmentRow,
  CampaignRow,
  PointTableRow,
  CampaignRoute,
  GrantRound,
  ReportRow,
  EvidenceRow,
  ReportEvent,
  ReportComment,
  ReportCount,
  ReportDay,
  ReviewSettingsRow,
  ReasonTemplateRow,
  BulkReportRow,
  BulkRowEntity,
  BonusRow,
  VenueRow,
  BenefitRow,
  BenefitVersion,
  VenueEvent,
  VenueStaff,
  StaffInvite,
  SponsorRow,
  VenueJoining,
  VenueFileRow,
  VenueCommitment,
  CommitmentTemplate,
  VenueAnnouncement,
  VenueRemoval,
  ComplaintRow,
  ApplicationRow,
  YearlyCheckRow,
  MonthlyReportRow,
  Terminal,
  TerminalCode,
  FailedScan,
];
