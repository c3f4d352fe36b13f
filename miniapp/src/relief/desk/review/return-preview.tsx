import type { ReviewReport } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import { spokenTime } from '../../../platform/spoken-time';
import { serverNow } from '../../../platform/server-clock';
import { classes } from '../../../ui/classes';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { useDeskSummary } from '../../../ui/desk/desk-summary';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import type { ReturnChoice } from './return-choices';
import type { Draft } from './use-detail';

interface Props {
  detail: ReviewReport;
  items: readonly ReturnChoice[];
  draft: Draft;
}

/** What the reporter will read, as it is written; 长辈版 has larger type and leaves the clause one tap away. */
export function ReturnPreview({ detail: { report }, items, draft }: Props) {
  const [size, setSize] = useState<'phone' | 'elder'>('phone');
  const unit = useDeskSummary((state) => state.summary?.unit ?? report.department ?? '');
  const elder = size === 'elder';
  return (
    <>
      <div className="desk-between return-preview-head">
        <h3>本人将看到</h3>
        <DeskTabs
          look="strip"
          label="预览"
          on={size}
          onChange={setSize}
          tabs={[
            { value: 'phone', label: '手机' },
            { value: 'elder', label: '长辈版' },
          ]}
        />
      </div>
      <div className={classes('return-phone', elder && 'elder')} aria-label="预览" role="region">
        <div className="return-phone-bar">
          <DeskIcon name="left" />
          <b>我的申报</b>
          <span />
        </div>
        <div className="return-phone-body">
          <div>
            <b className="return-phone-title">
              {items.length === 0 ? '还没有选要补的项' : `还差 ${items.length} 项，补好就接着办`}
            </b>
            {!elder && (
              <p className="return-phone-note">
                {report.campaignTitle} · {report.categoryName}
              </p>
            )}
          </div>
          {draft.returnWords.trim() !== '' && <p className="return-phone-text">{draft.returnWords}</p>}
          {items.map(({ item, name, now, icon }) => (
            <div key={item} className="return-phone-item">
              <DeskIcon name={icon} />
              <div className="desk-grow">
                <b>{name}</b>
                <p className="return-phone-note">{(draft.items[item] ?? '').trim() || now}</p>
              </div>
              <DeskIcon name="right" size="s" />
            </div>
          ))}
          <p className="return-phone-note">
            {unit} · {spokenTime(new Date(serverNow()).toISOString())}
            {!elder && draft.returnClause !== '' && (
              <>
                <br />
                依据 {draft.returnClause}
              </>
            )}
          </p>
          <span className="return-phone-button">去补正</span>
        </div>
      </div>
    </>
  );
}
