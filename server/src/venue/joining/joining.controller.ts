import { Body, Controller, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignerRole } from '@benefit/shared/venue/commitment-rules';
import {
  acknowledgeCommitment,
  addSponsor,
  getAnnouncement,
  getCommitmentCopy,
  getCommitmentTemplate,
  getJoining,
  getPoster,
  listSponsors,
  publishChanges,
  putVenueFile,
  removeVenueFile,
  replaceCommitmentTemplate,
  saveJoining,
  signCommitment,
  takeChangesBack,
} from '@benefit/shared/venue/joining-contract';
import type { Joining, PosterFormat, PosterSize, SponsorKind } from '@benefit/shared/venue/joining-contract';
import type { JoiningContent } from '@benefit/shared/venue/joining-rules';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { requireMadeId } from '../../platform/made-id.ts';
import { Serves } from '../../platform/route.ts';
import { AnnouncementService } from './announcement.service.ts';
import { CommitmentCopyService } from './commitment-copy.service.ts';
import { CommitmentService } from './commitment.service.ts';
import { JoiningStepsService } from './joining-steps.service.ts';
import { JoiningService } from './joining.service.ts';
import { PosterService } from './poster.service.ts';
import { SponsorService } from './sponsor.service.ts';
import { VenueFileService } from './venue-file.service.ts';
import type { VenueFileStatement } from './venue-file.service.ts';

/** How a venue joins: its form, files, commitment and announcement. */
@ApiTags('venue')
@Controller()
export class JoiningController {
  constructor(
    private readonly joining: JoiningService,
    private readonly steps: JoiningStepsService,
    private readonly files: VenueFileService,
    private readonly sponsors: SponsorService,
    private readonly commitments: CommitmentService,
    private readonly copies: CommitmentCopyService,
    private readonly announcements: AnnouncementService,
    private readonly posters: PosterService,
  ) {}

  @Serves(listSponsors)
  listSponsors() {
    return this.sponsors.list();
  }

  @Serves(addSponsor)
  addSponsor(
    @Caller() caller: Principal,
    @Body({ schema: addSponsor.request }) sponsor: { name: string; kind: SponsorKind; district: string },
  ) {
    return this.sponsors.add(caller, sponsor);
  }

  @Serves(getJoining)
  get(@Caller() caller: Principal, @Param('venueId') venueId: string): Promise<Joining> {
    return this.joining.get(caller, venueId);
  }

  @Serves(saveJoining)
  save(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: saveJoining.request }) form: { contentVersion: number; content: JoiningContent },
  ): Promise<Joining> {
    requireMadeId(venueId, 'venueId', '网点');
    return this.joining.save(caller, venueId, form);
  }

  @Serves(putVenueFile)
  putFile(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('fileId') fileId: string,
    @Body({ schema: putVenueFile.request }) stated: VenueFileStatement,
  ) {
    requireMadeId(fileId, 'fileId', '文件');
    return this.files.announce(caller, venueId, fileId, stated);
  }

  @Serves(removeVenueFile)
  removeFile(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('fileId') fileId: string,
  ): Promise<void> {
    return this.files.remove(caller, venueId, fileId);
  }

  @Serves(signCommitment)
  sign(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: signCommitment.request })
    signature: { signerName: string; signerRole: SignerRole; sha256: string },
  ): Promise<Joining> {
    return this.steps.sign(caller, venueId, signature);
  }

  @Serves(getCommitmentCopy)
  async copy(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, content } = await this.copies.copy(caller, venueId);
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(content, {
      type: 'application/pdf',
      disposition: `attachment; filename="commitment.pdf"; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
    });
  }

  @Serves(acknowledgeCommitment)
  acknowledge(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: acknowledgeCommitment.request }) { commitmentId }: { commitmentId: string },
  ): Promise<Joining> {
    return this.steps.acknowledge(caller, venueId, commitmentId);
  }

  @Serves(publishChanges)
  publish(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: publishChanges.request }) { contentVersion }: { contentVersion: number },
  ): Promise<Joining> {
    return this.steps.publish(caller, venueId, contentVersion);
  }

  @Serves(takeChangesBack)
  takeBack(@Caller() caller: Principal, @Param('venueId') venueId: string): Promise<Joining> {
    return this.steps.takeBack(caller, venueId);
  }

  @Serves(getAnnouncement)
  announcement(@Param('venueId') venueId: string) {
    return this.announcements.current(venueId);
  }

  @Serves(getPoster)
  async poster(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Query({ schema: getPoster.query }) query: { size: PosterSize; format: PosterFormat },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const origin = `${request.protocol}://${request.host}`;
    const { name, content } = await this.posters.make(caller, venueId, { ...query, origin });
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(content, {
      type: query.format === 'pdf' ? 'application/pdf' : 'image/png',
      disposition: `attachment; filename="poster.${query.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }

  @Serves(getCommitmentTemplate)
  template() {
    return this.commitments.template();
  }

  @Serves(replaceCommitmentTemplate)
  replaceTemplate(
    @Caller() caller: Principal,
    @Body({ schema: replaceCommitmentTemplate.request }) { version, text }: { version: string; text: string },
  ) {
    return this.commitments.replaceTemplate(caller, version, text);
  }
}
