import {
  deleteReasonTemplate,
  getReviewSettings,
  listReasonTemplates,
  putReasonTemplate,
  setReviewSettings,
} from '@benefit/shared/relief/review-contract';
import type { ReasonTemplate, ReviewSettings } from '@benefit/shared/relief/review-contract';
import { shanghaiDate } from '@benefit/shared/shanghai-time';
import { useState } from 'react';
import { call } from '../../../platform/call';
import type { Failure, Result } from '../../../platform/call';
import { serverNow } from '../../../platform/server-clock';
import { newId } from '../../../platform/ulid';
import { useRemote } from '../../../platform/use-remote';
import { useDeskSummary } from '../../../ui/desk/desk-summary';
import { toast } from '../../../ui/desk/desk-toast';
import type { TemplateFilter } from './settings-texts';

/** A template being written; without an id it is a new one. */
export type TemplateDraft = Omit<ReasonTemplate, 'templateId'> & { templateId: string | null };

/** An empty template, for the decision that is looked at. */
export const newTemplate = (filter: TemplateFilter): TemplateDraft => ({
  templateId: null,
  decision: filter === 'all' ? 'return' : filter,
  title: '',
  text: '',
  clause: null,
});

/** Limits in working days, days that differ from the calendar, and the words officers start from. */
export function useSettings() {
  const mayManage = useDeskSummary(({ summary }) => summary?.cityOffice ?? false);
  const [draft, setDraft] = useState<TemplateDraft | null>(null);
  const [removing, setRemoving] = useState<ReasonTemplate | null>(null);
  const [filter, setFilter] = useState<TemplateFilter>('all');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const settings = useRemote('desk-settings', () => call(getReviewSettings));
  const templates = useRemote('desk-templates', () => call(listReasonTemplates));
  const now = new Date(serverNow());

  async function send(ask: () => Promise<Result<unknown>>, done: string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setFailure(null);
    const result = await ask();
    setBusy(false);
    if (!result.ok) {
      setFailure(result.failure);
      return false;
    }
    toast(done);
    await Promise.all([settings.reload(), templates.reload()]);
    return true;
  }

  return {
    mayManage,
    settings: settings.state,
    templates: templates.state,
    draft,
    removing,
    filter,
    busy,
    failure,
    now,
    today: shanghaiDate(now),
    onRetry: () => void Promise.all([settings.reload(), templates.reload()]),
    onFilter: setFilter,
    onSave: ({ departmentDays, officeDays, overrides }: ReviewSettings) =>
      void send(
        () => call(setReviewSettings, { body: { departmentDays, officeDays, overrides } }),
        '已保存，从现在起按新的时限计算',
      ),
    onDraft: (next: TemplateDraft | null) => {
      setFailure(null);
      setDraft(next);
    },
    onKeep: async ({ templateId, ...body }: TemplateDraft) => {
      const params = { templateId: templateId ?? (await newId()) };
      if (await send(() => call(putReasonTemplate, { params, body }), '已保存理由模板')) setDraft(null);
    },
    onAskRemove: (template: ReasonTemplate | null) => {
      setFailure(null);
      setRemoving(template);
    },
    onRemove: async (templateId: string) => {
      if (await send(() => call(deleteReasonTemplate, { params: { templateId } }), '已删除理由模板')) {
        setRemoving(null);
      }
    },
  };
}
