import { CreatePlatform1795305600000 } from './1795305600000-create-platform.ts';
import { CreateIdentity1795305601000 } from './1795305601000-create-identity.ts';
import { CreateCredit1795305602000 } from './1795305602000-create-credit.ts';
import { CreatePass1795305603000 } from './1795305603000-create-pass.ts';
import { CreateVenue1795305604000 } from './1795305604000-create-venue.ts';
import { CreateLedger1795305605000 } from './1795305605000-create-ledger.ts';
import { CreateCounter1795305606000 } from './1795305606000-create-counter.ts';
import { CreateFiles1795305607000 } from './1795305607000-create-files.ts';
import { CreateRelief1795305608000 } from './1795305608000-create-relief.ts';
import { CreateRegistryBonus1795305609000 } from './1795305609000-create-registry-bonus.ts';
import { CreateVenueEvent1795305610000 } from './1795305610000-create-venue-event.ts';
import { CreateReturns1795305611000 } from './1795305611000-create-returns.ts';
import { CreateStaffInvite1795305612000 } from './1795305612000-create-staff-invite.ts';
import { CreateJoining1795305613000 } from './1795305613000-create-joining.ts';
import { CreateComplaint1795305614000 } from './1795305614000-create-complaint.ts';
import { CreateMonthlyReport1795305615000 } from './1795305615000-create-monthly-report.ts';
import { CreateRegistryEnterprise1795305616000 } from './1795305616000-create-registry-enterprise.ts';
import { CreateEnterprise1795305617000 } from './1795305617000-create-enterprise.ts';
import { CreateEnterpriseApplication1795305618000 } from './1795305618000-create-enterprise-application.ts';
import { AddClosedOnHolidays1795305619000 } from './1795305619000-add-closed-on-holidays.ts';
import { CreateYearlyCheck1795305620000 } from './1795305620000-create-yearly-check.ts';
import { AddBenefitTimes1795305621000 } from './1795305621000-add-benefit-times.ts';

/** Every step of the schema, in order. A released one is never edited. */
export const MIGRATIONS = [
  CreatePlatform1795305600000,
  CreateIdentity1795305601000,
  CreateCredit1795305602000,
  CreatePass1795305603000,
  CreateVenue1795305604000,
  CreateLedger1795305605000,
  CreateCounter1795305606000,
  CreateFiles1795305607000,
  CreateRelief1795305608000,
  CreateRegistryBonus1795305609000,
  CreateVenueEvent1795305610000,
  CreateReturns1795305611000,
  CreateStaffInvite1795305612000,
  CreateJoining1795305613000,
  CreateComplaint1795305614000,
  CreateMonthlyReport1795305615000,
  CreateRegistryEnterprise1795305616000,
  CreateEnterprise1795305617000,
  CreateEnterpriseApplication1795305618000,
  AddClosedOnHolidays1795305619000,
  CreateYearlyCheck1795305620000,
  AddBenefitTimes1795305621000,
];
