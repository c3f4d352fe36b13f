import { Campaign, listCampaigns } from '@benefit/shared/relief/campaign-contract';
import * as z from 'zod/mini';
import { call } from '../platform/call';
import type { Result } from '../platform/call';
import { readValue, writeValue } from '../platform/storage';
import { useRemote, valueOf } from '../platform/use-remote';
import type { Remote } from '../platform/use-remote';

const KEY = 'campaigns';
const Kept = z.array(Campaign);

/** The campaigns, also from an earlier start: a report is written where there is no network. */
export function useCampaigns(): {
  campaigns: Campaign[] | null;
  state: Remote<Campaign[]>;
  reload: () => void;
} {
  const { state, reload } = useRemote('campaigns', loadCampaigns);
  return { campaigns: valueOf(state) ?? keptCampaigns(), state, reload: () => void reload() };
}

async function loadCampaigns(): Promise<Result<Campaign[]>> {
  const result = await call(listCampaigns);
  if (!result.ok) return result;
  writeValue(KEY, JSON.stringify(result.value.items));
  return { ...result, value: result.value.items };
}

function keptCampaigns(): Campaign[] | null {
  const text = readValue(KEY);
  if (text === null) return null;
  const read = z.safeParse(Kept, JSON.parse(text));
  return read.success ? read.data : null;
}

/** Those that still take reports: after the end too, until they are archived (四 1, 四 2 “随时”). */
export const openCampaigns = (campaigns: readonly Campaign[]): Campaign[] =>
  campaigns.filter(({ status }) => status !== 'archived');
