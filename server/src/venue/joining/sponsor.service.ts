import { Injectable } from '@nestjs/common';
import { DISTRICTS } from '@benefit/shared/relief/district-rules';
import type { Sponsor, SponsorKind } from '@benefit/shared/venue/joining-contract';
import type { Principal } from '../../identity/principal.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Problem, fieldProblem } from '../../platform/problem.ts';
import { VenueAccessService } from '../venue-access.service.ts';
import { JoiningRepository } from './joining.repository.ts';
import type { SponsorRow } from './sponsor.entity.ts';

/** Units that vouch for venues (郑经信用办〔2024〕21号 五（一）). */
@Injectable()
export class SponsorService {
  constructor(
    private readonly database: Database,
    private readonly access: VenueAccessService,
    private readonly joinings: JoiningRepository,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<{ items: Sponsor[] }> {
    const rows = await this.database.read((tx) => this.joinings.sponsors(tx));
    return { items: rows.map(shown) };
  }

  /**
   * Adds a sponsor in the caller's area.
   *
   * @throws Problem `invalid-request` for a name that is taken, a district that is none, or one elsewhere
   */
  async add(
    caller: Principal,
    { name, kind, district }: { name: string; kind: SponsorKind; district: string },
  ): Promise<Sponsor> {
    if (!DISTRICTS.some((each) => each === district))
      throw fieldProblem({ path: 'district', code: 'unknown', text: '请选择所在区县' });
    return this.database.write(async (tx) => {
      const districts = await this.access.districtsOf(tx, caller);
      if (districts !== null && !districts.includes(district))
        throw new Problem('role-required', { detail: '只能添加本辖区的推荐单位' });
      if ((await this.joinings.findSponsorByName(tx, name.trim())) !== null)
        throw fieldProblem({ path: 'name', code: 'taken', text: '已有同名的推荐单位' });
      const at = this.clock.now();
      const sponsor: SponsorRow = { id: newId(at), name: name.trim(), kind, district, createdAt: at };
      await this.joinings.addSponsor(tx, sponsor);
      return shown(sponsor);
    });
  }
}

const shown = ({ id, name, kind, district }: SponsorRow): Sponsor => ({
  sponsorId: id,
  name,
  kind,
  district,
});
