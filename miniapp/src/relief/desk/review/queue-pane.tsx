import { CATEGORIES } from '@benefit/shared/relief/category-rules';
import { REPORT_DISTRICTS } from '@benefit/shared/relief/district-rules';
import { reportStateText } from '@benefit/shared/relief/report-state-rules';
import type { ReportState } from '@benefit/shared/relief/report-state-rules';
import { useState } from 'react';
import { DeskButton, DeskKey } from '../../../ui/desk/desk-button';
import { DeskCheck, DeskSearch, DeskSelect } from '../../../ui/desk/desk-field';
import { DeskMenu } from '../../../ui/desk/desk-menu';
import { DeskTabs } from '../../../ui/desk/desk-tabs';
import { DeskCount } from '../../../ui/desk/desk-tag';
import { QueueList } from './queue-list';
import { setFilters } from './review-filter';
import { reviewTexts, tabText } from './review-texts';
import type { useReview } from './use-review';

type Props = ReturnType<typeof useReview>;

/** The queue at the left, with its search, states and filters. */
export function QueuePane(props: Props) {
  const { queue, filter } = props;
  const { counts, bulk } = queue;
  const tabCount = filter.status === '' ? counts?.total : counts?.byStatus[filter.status];
  return (
    <section className="review-queue" aria-label="审核队列">
      <div className="review-queue-head">
        <h1>{reviewTexts.title}</h1>
        {counts && <DeskCount>{counts.total}</DeskCount>}
        <div className="desk-end">
          <DeskMenu
            label="导出筛选结果"
            icon="download"
            place="below-left"
            busy={queue.exporting}
            items={[
              { text: reviewTexts.exportXlsx, icon: 'table', onPress: () => queue.onExport('xlsx') },
              { text: reviewTexts.exportCsv, icon: 'doc', onPress: () => queue.onExport('csv') },
            ]}
          />
          <DeskButton
            kind="quiet"
            icon="list"
            label={bulk.step === 'off' ? '批量处理' : '结束批量处理'}
            expanded={bulk.step !== 'off'}
            onPress={() => (bulk.step === 'off' ? queue.onBulk({ step: 'choosing' }) : queue.onBulkOff())}
          />
        </div>
      </div>
      <Filters {...props} />
      <QueueList {...props} />
      {bulk.step === 'off' ? (
        <div className="review-queue-foot">
          <span>{tabCount === undefined ? '' : `共 ${tabCount} 件，按时限`}</span>
          <span className="desk-end review-keys">
            <DeskKey>J</DeskKey>
            <DeskKey>K</DeskKey> 下一件、上一件
          </span>
        </div>
      ) : (
        <div className="review-queue-foot">
          <DeskButton kind="link" onPress={queue.onChooseAll}>
            全选已载入
          </DeskButton>
          <span className="desk-end">
            <DeskButton
              kind="primary"
              disabled={queue.chosen.size === 0}
              onPress={() => queue.onBulk({ step: 'writing', sending: false, failure: null })}
            >
              {`办理 ${queue.chosen.size} 件`}
            </DeskButton>
          </span>
        </div>
      )}
    </section>
  );
}

function Filters({ filter, queue, isDepartment, isOffice, search, onFilter }: Props) {
  const [more, setMore] = useState(setFilters(filter) > 0);
  const [text, setText] = useState(filter.q);
  const states: ReportState[] = [
    ...(isDepartment ? (['submitted', 'accepted', 'returned'] as const) : []),
    ...(isOffice ? (['recognised', 'appealed', 'confirmed'] as const) : []),
  ];
  const other = filter.status !== '' && !states.some((state) => state === filter.status);
  const count = (status: string) => queue.counts?.byStatus[status];
  return (
    <div className="review-filters">
      <DeskSearch
        inputRef={search}
        label={reviewTexts.searchLabel}
        placeholder={reviewTexts.search}
        keyHint="/"
        value={text}
        onChange={(next) => {
          setText(next);
          if (next === '' && filter.q !== '') onFilter({ q: '' });
        }}
        onEnter={() => onFilter({ q: text.trim() })}
      />
      <DeskTabs
        look="strip"
        label="状态"
        on={filter.status}
        onChange={(status) => onFilter({ status })}
        tabs={[
          { value: '', label: reviewTexts.all },
          ...states.map((state) => ({
            value: state as string,
            label: tabText[state] ?? reportStateText[state],
            count: count(state),
          })),
          ...(other
            ? [
                {
                  value: filter.status,
                  label: reportStateText[filter.status as ReportState] ?? filter.status,
                  count: count(filter.status),
                },
              ]
            : []),
        ]}
      />
      <div className="desk-row">
        <DeskSelect
          label="专项"
          value={filter.campaignId}
          on={filter.campaignId !== ''}
          onChange={(campaignId) => onFilter({ campaignId })}
          options={[
            { value: '', label: reviewTexts.allCampaigns },
            ...queue.campaigns.map(({ campaignId, title }) => ({ value: campaignId, label: title })),
          ]}
        />
        <DeskSelect
          label="区县"
          value={filter.district}
          on={filter.district !== ''}
          onChange={(district) => onFilter({ district })}
          options={[
            { value: '', label: reviewTexts.allDistricts },
            ...REPORT_DISTRICTS.map((district) => ({ value: district as string, label: district })),
          ]}
        />
        <DeskButton icon="filter" label={reviewTexts.more} expanded={more} onPress={() => setMore(!more)} />
      </div>
      {more && (
        <div className="review-more">
          <DeskSelect
            label="类别"
            value={filter.categoryCode}
            on={filter.categoryCode !== ''}
            onChange={(categoryCode) => onFilter({ categoryCode })}
            options={[
              { value: '', label: reviewTexts.allCategories },
              ...CATEGORIES.map(({ code, name }) => ({ value: code as string, label: name })),
            ]}
          />
          <div className="desk-row">
            <DeskSelect
              label="时限"
              value={filter.age}
              on={filter.age !== ''}
              onChange={(age) => onFilter({ age })}
              options={[
                { value: '', label: reviewTexts.anyAge },
                { value: 'overdue', label: reviewTexts.overdue },
                { value: 'due-soon', label: reviewTexts.dueSoon },
              ]}
            />
            <DeskSelect
              label="其他状态"
              value={filter.status}
              onChange={(status) => onFilter({ status })}
              options={[
                { value: '', label: '全部待办' },
                ...OTHER_STATES.map((state) => ({ value: state as string, label: reportStateText[state] })),
              ]}
            />
          </div>
          <div className="desk-row">
            <DeskCheck
              checked={filter.mine === 'true'}
              onChange={(on) => onFilter({ mine: on ? 'true' : '' })}
            >
              {reviewTexts.mine}
            </DeskCheck>
            {isOffice && (
              <DeskCheck
                checked={filter.unassigned === 'true'}
                onChange={(on) => onFilter({ unassigned: on ? 'true' : '' })}
              >
                {reviewTexts.unassigned}
              </DeskCheck>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

const OTHER_STATES: readonly ReportState[] = [
  'submitted',
  'accepted',
  'returned',
  'recognised',
  'appealed',
  'confirmed',
  'not-accepted',
  'declined',
  'granted',
  'credited',
  'rejected',
];
