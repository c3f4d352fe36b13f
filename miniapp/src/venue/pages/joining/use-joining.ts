import { AUDIENCES } from '@benefit/shared/venue/benefit-rules';
import type { Audience, BenefitKind } from '@benefit/shared/venue/benefit-rules';
import type { SignerRole } from '@benefit/shared/venue/commitment-rules';
import { confirmMonthlyReport, listMonthlyReports } from '@benefit/shared/ledger/monthly-report-contract';
import {
  listSponsors,
  publishChanges,
  removeVenueFile,
  saveJoining,
  signCommitment,
  takeChangesBack,
} from '@benefit/shared/venue/joining-contract';
import type { Joining, VenueFilePurpose } from '@benefit/shared/venue/joining-contract';
import { MAX_PICTURES, emptyJoining } from '@benefit/shared/venue/joining-rules';
import type { BenefitDraft, JoiningContent, JoiningStep } from '@benefit/shared/venue/joining-rules';
import { getStanding, stateOnRemoval, takeVenueStep } from '@benefit/shared/venue/standing-contract';
import type { VenueHistory } from '@benefit/shared/venue/standing-contract';
import type { VenueAction } from '@benefit/shared/venue/venue-state-rules';
import { useDidHide, useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { ChoiceDenied } from '../../../platform/choice-denied';
import { cropPicture } from '../../../platform/crop-picture';
import { chooseDocuments, chooseFromAlbum, documentsApart } from '../../../platform/choose-files';
import type { ChosenFile } from '../../../platform/choose-files';
import { handOutFile } from '../../../platform/hand-out-file';
import { locate } from '../../../platform/locate';
import { open } from '../../../platform/navigation';
import { scrollToTop } from '../../../platform/scroll-to';
import { serverNow } from '../../../platform/server-clock';
import { useSession } from '../../../platform/session';
import { newId } from '../../../platform/ulid';
import { useRemote, valueOf } from '../../../platform/use-remote';
import { useSignedIn } from '../../../platform/use-signed-in';
import { copiedFor, isFor, newBenefit, withBenefit } from '../../benefit-drafts';
import {
  learnJoining,
  loadJoining,
  saveNow,
  takeTheirs,
  useJoinings,
  writeJoining,
} from '../../joining-store';
import type { PictureCropperProps } from '../../picture-cropper';
import { sendVenueFile } from '../../send-venue-file';
import { faultsNow } from './joining-faults';

/** What is being sent, so that its button shows it and no other is pressed. */
export type Busy =
  | 'begin'
  | 'submit'
  | 'publish'
  | 'take-back'
  | 'step'
  | 'state'
  | 'sign'
  | 'seal'
  | 'picture'
  | 'copy'
  | 'poster'
  | 'month'
  | null;

/** A manager's way in: the form, what is missing of it, and the steps that lead on. */
export function useJoining() {
  const { params } = useRouter();
  const me = useSignedIn();
  const { meFailure, reloadMe } = useSession();
  const managed = me?.venues.filter(({ roles }) => roles.includes('manager')) ?? [];
  const [begun, setBegun] = useState<string | null>(null);
  const venueId = begun ?? params['venueId'] ?? managed[0]?.venueId ?? null;
  const held = useJoinings((state) => (venueId === null ? undefined : state.held[venueId]));
  const form = useRemote(venueId && `joining:${venueId}`, () => loadJoining(venueId ?? ''));
  const standing = useRemote(venueId && `standing:${venueId}`, () =>
    call(getStanding, { params: { venueId: venueId ?? '' } }),
  );
  const monthly = useRemote(venueId && `monthly:${venueId}`, () =>
    call(listMonthlyReports, { params: { venueId: venueId ?? '' } }),
  );
  const sponsors = useRemote(me ? 'sponsors' : null, () => call(listSponsors));
  const [step, setStep] = useState<JoiningStep | null>(null);
  const [editing, setEditing] = useState<BenefitDraft | null>(null);
  const [asking, setAsking] = useState<VenueAction | null>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [cropping, setCropping] = useState<PictureCropperProps | null>(null);
  const [notTaken, setNotTaken] = useState<string | null>(null);
  const [shownFaults, setShownFaults] = useState(false);
  const working = useRef(false);

  useDidHide(() => {
    if (venueId !== null) void saveNow(venueId);
  });
  useEffect(
    () => () => {
      if (venueId !== null) void saveNow(venueId);
    },
    [venueId],
  );

  /** One thing at a time; what is written is saved first. */
  async function once(
    what: Exclude<Busy, null>,
    work: (venue: string) => Promise<Failure | null>,
  ): Promise<void> {
    if (venueId === null || working.current) return;
    working.current = true;
    setBusy(what);
    setFailure(null);
    setFailure((await saveNow(venueId)) ? await work(venueId) : null);
    setBusy(null);
    working.current = false;
  }

  const learned = (result: Result<Joining>): Failure | null => {
    if (result.ok) learnJoining(result.value);
    return result.ok ? null : result.failure;
  };
  const reload = () => Promise.all([form.reload(), standing.reload()]);

  async function begin(): Promise<void> {
    if (working.current) return;
    working.current = true;
    setBusy('begin');
    const id = await newId();
    const body = { contentVersion: 0, content: emptyJoining() };
    const result = await call(saveJoining, { params: { venueId: id }, body });
    setFailure(learned(result));
    if (result.ok) {
      setBegun(id);
      await reloadMe();
    }
    setBusy(null);
    working.current = false;
  }

  const take = (body: { action: VenueAction; reason?: string; until?: string }) =>
    once(body.action === 'submit' ? 'submit' : 'step', async (venue) => {
      const version = useJoinings.getState().held[venue]?.joining.version ?? 0;
      const result = await call(takeVenueStep, { params: { venueId: venue }, body: { ...body, version } });
      if (result.ok) setAsking(null);
      await reload();
      return result.ok ? null : result.failure;
    });

  const write = (change: (content: JoiningContent) => JoiningContent): void => {
    if (venueId !== null) writeJoining(venueId, change);
  };
  const writePart = <P extends 'unit' | 'announcement' | 'listing'>(
    part: P,
    change: Partial<JoiningContent[P]>,
  ) => write((content) => ({ ...content, [part]: { ...content[part], ...change } }));
  const writeBenefits = (change: (benefits: BenefitDraft[]) => BenefitDraft[]) =>
    write((content) => ({ ...content, benefits: change(content.benefits) }));

  async function upload(purpose: VenueFilePurpose, choose: () => Promise<ChosenFile[]>): Promise<void> {
    let chosen: ChosenFile[];
    try {
      chosen = await choose();
    } catch (error) {
      if (!(error instanceof ChoiceDenied)) throw error;
      return setNotTaken('没有得到允许，请在系统设置里允许访问相册');
    }
    if (chosen.length === 0) return;
    setNotTaken(null);
    await once(purpose, async (venue) => {
      for (const file of chosen) {
        const sent = await sendVenueFile(venue, purpose, file, () => undefined);
        if (!sent.ok) {
          setNotTaken(`${file.fileName}：${sent.text}`);
          continue;
        }
        if (purpose === 'picture')
          write((content) => {
            const { pictureIds } = content.listing;
            const next = [...pictureIds, sent.fileId].slice(0, MAX_PICTURES);
            return { ...content, listing: { ...content.listing, pictureIds: next } };
          });
      }
      await saveNow(venue);
      await form.reload();
      const refused = useJoinings
        .getState()
        .held[venue]?.joining.files.find(({ state }) => state === 'refused');
      if (refused?.refusal) setNotTaken(`${refused.name}：${refused.refusal.text}`);
      return null;
    });
  }

  /** Photos from the album, each cut to what readers see of it. */
  async function choosePictures(count: number): Promise<ChosenFile[]> {
    const chosen = await chooseFromAlbum(count);
    const kept: ChosenFile[] = [];
    for (const [index, file] of chosen.entries()) {
      const place = chosen.length === 1 ? '' : `${index + 1}/${chosen.length}`;
      const ask = (asked: ChosenFile) =>
        new Promise<ChosenFile | null>((onDone) => setCropping({ file: asked, place, onDone }));
      const cut = await cropPicture(file, ask);
      if (cut !== null) kept.push(cut);
    }
    setCropping(null);
    return kept;
  }

  const removeFile = (fileId: string) =>
    once('picture', async (venue) => {
      write((content) => {
        const pictureIds = content.listing.pictureIds.filter((id) => id !== fileId);
        return { ...content, listing: { ...content.listing, pictureIds } };
      });
      await saveNow(venue);
      const result = await call(removeVenueFile, { params: { venueId: venue, fileId } });
      await form.reload();
      return result.ok ? null : result.failure;
    });

  async function copyBenefits(from: Audience, to: Audience): Promise<void> {
    const ids = await Promise.all(AUDIENCES.map(() => newId()));
    writeBenefits((benefits) => [
      ...benefits.filter((benefit) => !isFor(benefit, to)),
      ...copiedFor(benefits, from, to, ids),
    ]);
  }

  async function place(): Promise<void> {
    try {
      const { latitude, longitude } = await locate();
      const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
      writePart('listing', { position: { latitude: round(latitude), longitude: round(longitude) } });
    } catch {
      setNotTaken('没有取到位置，可以手工填写经纬度');
    }
  }

  const joining = held?.joining ?? null;
  const content = held?.content ?? null;
  const history: VenueHistory | null = standing.state.status === 'content' ? standing.state.value : null;
  return {
    me,
    meFailure,
    hasNone: me !== null && venueId === null,
    form: form.state,
    held: held ?? null,
    joining,
    content,
    history,
    sponsors: sponsors.state.status === 'content' ? sponsors.state.value.items : [],
    faults: joining && content ? faultsNow(joining, content, serverNow()) : [],
    shownFaults,
    cropping,
    step,
    editing,
    asking,
    busy,
    failure,
    notTaken,
    documentsApart,
    today: new Date(serverNow()),
    onBegin: () => void begin(),
    onRetry: () => void (me ? reload() : reloadMe()),
    onStep: (next: JoiningStep | null) => {
      setStep(next);
      setFailure(null);
      setNotTaken(null);
      setShownFaults(true);
      scrollToTop();
      if (venueId !== null) void saveNow(venueId);
    },
    onSave: () => venueId !== null && void saveNow(venueId),
    onTakeTheirs: () => venueId !== null && void takeTheirs(venueId),
    onUnit: (change: Partial<JoiningContent['unit']>) => writePart('unit', change),
    onAnnouncement: (change: Partial<JoiningContent['announcement']>) => writePart('announcement', change),
    onListing: (change: Partial<JoiningContent['listing']>) => writePart('listing', change),
    onSameReason: (sameReason: string) => write((before) => ({ ...before, sameReason })),
    onEdit: setEditing,
    onAdd: (audience: Audience, kind: BenefitKind) =>
      void newId().then((id) => setEditing(newBenefit(id, audience, kind))),
    onKeepBenefit: (draft: BenefitDraft) => {
      writeBenefits((benefits) => withBenefit(benefits, draft));
      setEditing(null);
    },
    onDropBenefit: (benefitId: string) => {
      writeBenefits((benefits) => benefits.filter((each) => each.benefitId !== benefitId));
      setEditing(null);
    },
    onCopy: (from: Audience, to: Audience) => void copyBenefits(from, to),
    onPlace: () => void place(),
    onPictures: (count: number) => void upload('picture', () => choosePictures(count)),
    onSeal: () => void upload('seal', () => chooseFromAlbum(1)),
    onSealDocument: () => void upload('seal', () => chooseDocuments(1)),
    onRemoveFile: (fileId: string) => void removeFile(fileId),
    onFirst: (fileId: string) => {
      write((before) => {
        const pictureIds = [fileId, ...before.listing.pictureIds.filter((id) => id !== fileId)];
        return { ...before, listing: { ...before.listing, pictureIds } };
      });
    },
    onSign: (signerName: string, signerRole: SignerRole) =>
      void once('sign', async (venue) => {
        const now = useJoinings.getState().held[venue]?.joining;
        const body = { signerName, signerRole, sha256: now?.commitmentSha256 ?? '' };
        return learned(await call(signCommitment, { params: { venueId: venue }, body }));
      }),
    onCopyPdf: () =>
      void once('copy', async (venue) => {
        const handed = await handOutFile(`/venues/${venue}/commitment-copy`, '承诺书.pdf');
        return handed.ok ? null : handed.failure;
      }),
    onPoster: (size: 'A4' | 'A3', format: 'pdf' | 'png') =>
      void once('poster', async (venue) => {
        const handed = await handOutFile(
          `/venues/${venue}/poster?size=${size}&format=${format}`,
          `海报.${format}`,
        );
        return handed.ok ? null : handed.failure;
      }),
    months: valueOf(monthly.state)?.items ?? [],
    onConfirmMonth: (month: string) =>
      void once('month', async (venue) => {
        const result = await call(confirmMonthlyReport, { params: { venueId: venue }, body: { month } });
        await monthly.reload();
        return result.ok ? null : result.failure;
      }),
    onSubmit: () => void take({ action: 'submit' }),
    onPublish: () =>
      void once('publish', async (venue) => {
        const contentVersion = useJoinings.getState().held[venue]?.joining.contentVersion ?? 0;
        return learned(await call(publishChanges, { params: { venueId: venue }, body: { contentVersion } }));
      }),
    onTakeBack: () =>
      void once('take-back', async (venue) =>
        learned(await call(takeChangesBack, { params: { venueId: venue } })),
      ),
    onAsk: (action: VenueAction | null) => {
      setAsking(action);
      setFailure(null);
    },
    onTake: (action: VenueAction, reason: string, until: string) =>
      void take({ action, ...(reason === '' ? {} : { reason }), ...(until === '' ? {} : { until }) }),
    onState: (statement: string) =>
      void once('state', async (venue) => {
        const removalId = history?.removal?.removalId ?? '';
        const result = await call(stateOnRemoval, {
          params: { venueId: venue, removalId },
          body: { statement },
        });
        await standing.reload();
        return result.ok ? null : result.failure;
      }),
    onPublic: () => venueId !== null && open('venue', { venueId }),
    managed,
    venueId,
    onVenue: (id: string) => {
      setBegun(id);
      setStep(null);
    },
  };
}
export type JoiningProps = ReturnType<typeof useJoining>;
