import {
  addSponsor,
  getCommitmentTemplate,
  listSponsors,
  replaceCommitmentTemplate,
} from '@benefit/shared/venue/joining-contract';
import type { SponsorKind } from '@benefit/shared/venue/joining-contract';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure } from '../../../platform/call';
import { useRemote } from '../../../platform/use-remote';
import { toast } from '../../../ui/desk/desk-toast';
import { sponsorsTexts } from './sponsors-texts';

/** A sponsor that is being added. */
export interface SponsorDraft {
  name: string;
  kind: SponsorKind;
  district: string;
}

const EMPTY: SponsorDraft = { name: '', kind: 'street', district: '' };

/** The units that vouch for venues, and the words of the commitment. */
export function useSponsors() {
  const sponsors = useRemote('sponsors', () => call(listSponsors));
  const template = useRemote('commitment-template', () => call(getCommitmentTemplate));
  const [draft, setDraft] = useState(EMPTY);
  const [written, setWritten] = useState<string | null>(null);
  const [busy, setBusy] = useState<'sponsor' | 'template' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function once(what: 'sponsor' | 'template', work: () => Promise<Failure | null>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    setFailure(await work());
    setBusy(null);
  }

  const add = () =>
    once('sponsor', async () => {
      const result = await call(addSponsor, { body: { ...draft, name: draft.name.trim() } });
      if (!result.ok) return result.failure;
      toast(sponsorsTexts.added(result.value.name));
      setDraft(EMPTY);
      await sponsors.reload();
      return null;
    });

  const publish = (version: string) =>
    once('template', async () => {
      const result = await call(replaceCommitmentTemplate, { body: { version, text: written ?? '' } });
      if (!result.ok) return result.failure;
      toast(sponsorsTexts.published(result.value.version));
      setWritten(null);
      await template.reload();
      return null;
    });

  return {
    sponsors: sponsors.state,
    template: template.state,
    draft,
    written,
    busy,
    failure,
    onDraft: (change: Partial<SponsorDraft>) => setDraft((before) => ({ ...before, ...change })),
    onAdd: () => void add(),
    onWrite: setWritten,
    onPublish: (version: string) => void publish(version),
    onRetry: () => void Promise.all([sponsors.reload(), template.reload()]),
  };
}
