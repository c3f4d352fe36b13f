import type { QueueItem } from '@benefit/shared/relief/review-contract';
import { spokenTime, spokenWeekday } from '../../../platform/spoken-time';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import type { DeskIconName } from '../../../ui/desk/desk-icon';
import { DeskHead, DeskPanel, DeskTiles } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskFailureNote, DeskLoading } from '../../../ui/desk/desk-states';
import type { DeskSummary } from '../../../ui/desk/desk-summary';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskCount } from '../../../ui/desk/desk-tag';
import { clockText, dueText } from '../clock-text';
import { TodoSearch } from './todo-search';
import { LEGEND, groupTexts, todoTexts } from './todo-texts';
import type { useTodo } from './use-todo';
import './todo.scss';

type Props = ReturnType<typeof useTodo>;
type Group = DeskSummary['groups'][number];

export function TodoView(props: Props) {
  const { summary, failure, search, onRetry, onReview } = props;
  return (
    <DeskShell
      page="deskTodo"
      title={todoTexts.title}
      tools={<TodoSearch inputRef={search} onSearch={(q) => onReview({ q })} />}
    >
      {!summary && !failure && <DeskLoading rows={7} />}
      {!summary && failure && <DeskFailed failure={failure} onRetry={onRetry} />}
      {summary && failure && <DeskFailureNote failure={failure} />}
      {summary && <Content {...props} summary={summary} />}
    </DeskShell>
  );
}

function Content(props: Props & { summary: DeskSummary }) {
  const { summary, onReview, onStart } = props;
  const total = summary.groups.reduce((sum, { count }) => sum + count, 0);
  const overdue = summary.groups.reduce((sum, group) => sum + group.overdue, 0);
  return (
    <>
      <DeskHead title={todoTexts.headOf(total, overdue)} text={`${spokenWeekday()} · ${todoTexts.rule}`}>
        <DeskButton icon="user" onPress={() => onReview({ mine: 'true' })}>
          {todoTexts.mine(summary.mine)}
        </DeskButton>
        <DeskButton kind="primary" keyHint="↵" disabled={summary.urgent.length === 0} onPress={onStart}>
          {todoTexts.start}
        </DeskButton>
      </DeskHead>
      <DeskTiles tiles={tilesOf(summary)} />
      <div className="todo-columns">
        <Groups {...props} />
        <div className="desk-stack">
          <Lines
            title={todoTexts.overdue}
            items={summary.urgent.filter(({ clock }) => clockText(clock).tone === 'late')}
            count={overdue}
            hot
            onAll={() => onReview({ age: 'overdue' })}
            onReview={onReview}
          />
          <Lines
            title={todoTexts.dueSoon}
            items={summary.urgent.filter(({ clock }) => clockText(clock).tone === 'soon')}
            count={summary.groups.reduce((sum, { dueSoon }) => sum + dueSoon, 0)}
            onAll={() => onReview({ age: 'due-soon' })}
            onReview={onReview}
          />
          <Quick {...props} />
        </div>
      </div>
    </>
  );
}

function tilesOf(summary: DeskSummary) {
  const { within, all } = summary.onTime;
  return [
    {
      label: '今天办结',
      value: summary.decidedToday,
      unit: '件',
      note: `昨天全天 ${summary.decidedYesterday} 件`,
    },
    { label: '今天新申报', value: summary.submittedToday, unit: '件', note: '含部门汇总报送' },
    all === 0
      ? { label: '近 30 天按时办结', value: '—', note: '还没有办结的申报' }
      : {
          label: '近 30 天按时办结',
          value: ((within / all) * 100).toFixed(1),
          unit: '%',
          note: `${within} / ${all} 件`,
        },
    summary.averageDays === null
      ? { label: '平均用时', value: '—', note: `时限 ${summary.limitDays} 个工作日` }
      : {
          label: '平均用时',
          value: summary.averageDays.toFixed(1),
          unit: '个工作日',
          note: `时限 ${summary.limitDays} 个工作日`,
        },
    { label: '我在办', value: summary.mine, unit: '件', note: '已认领，15 分钟无操作自动放开' },
  ];
}

interface Row {
  key: string;
  title: string;
  note: string;
  icon: DeskIconName;
  count: number;
  bars: Group | null;
  oldest: string;
  late: boolean;
  inHand: string;
  filter: Record<string, string>;
}

function rowsOf({ groups, unassigned }: DeskSummary): Row[] {
  const rows = groups
    .filter(({ count, status }) => count > 0 && groupTexts[status])
    .map((group): Row => {
      const { title = '', note = '', icon = 'doc' } = groupTexts[group.status] ?? {};
      return {
        key: group.status,
        title,
        note,
        icon,
        count: group.count,
        bars: group,
        oldest: group.oldestAt === null ? '' : agoText(group.oldestAt),
        late: group.overdue > 0,
        inHand: handsText(group.inHand),
        filter: { status: group.status },
      };
    });
  if (unassigned === 0) return rows;
  return [
    ...rows,
    {
      key: 'unassigned',
      ...todoTexts.unassigned,
      count: unassigned,
      bars: null,
      oldest: '',
      late: false,
      inHand: '未分派',
      filter: { unassigned: 'true' },
    },
  ];
}

/** 6 日: how many days ago something came in. */
function agoText(iso: string): string {
  const days = Math.floor((Date.now() - Date.parse(iso)) / 86_400_000);
  return days < 1 ? '不足 1 日' : `${days} 日`;
}

function handsText(names: readonly string[]): string {
  if (names.length === 0) return '未认领';
  const shown = names.slice(0, 2).join('、');
  return names.length > 2 ? `${shown} 等 ${names.length} 人` : shown;
}

function Groups({ summary, at, onReview }: Props & { summary: DeskSummary }) {
  const rows = rowsOf(summary);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <DeskPanel
      flush
      grow
      title={todoTexts.groups}
      end={LEGEND.map(({ key, text }) => (
        <span key={key} className={`todo-legend todo-legend--${key}`}>
          {text}
        </span>
      ))}
      foot={<span>最急的排在前面。数字每分钟更新一次，刚才 {spokenTime(new Date(at).toISOString())}。</span>}
      footEnd={<span>今天已办结 {summary.decidedToday} 件</span>}
    >
      <DeskTable
        label={todoTexts.groups}
        tall
        rows={rows}
        keyOf={({ key }) => key}
        onPress={({ filter }) => onReview(filter)}
        empty={<DeskEmpty icon="check" title={todoTexts.emptyTitle} text={todoTexts.emptyText} />}
        columns={[
          { key: 'title', title: '事项', cell: (row) => <GroupName row={row} onReview={onReview} /> },
          {
            key: 'count',
            title: '件数',
            width: '12%',
            align: 'right',
            cell: ({ count }) => <span className="todo-big">{count}</span>,
          },
          {
            key: 'bars',
            title: '时限分布',
            width: '21%',
            cell: ({ bars }) => bars && <Bars group={bars} most={most} />,
          },
          {
            key: 'oldest',
            title: '最久',
            width: '15%',
            cell: ({ oldest, late }) => (
              <span className={classes(late && 'desk-danger desk-strong')}>
                {oldest}
                {late && '，已超'}
              </span>
            ),
          },
          {
            key: 'hands',
            title: '在办',
            width: '18%',
            cell: ({ inHand }) => <span className="desk-dim">{inHand}</span>,
          },
        ]}
      />
    </DeskPanel>
  );
}

function GroupName({ row, onReview }: { row: Row; onReview: Props['onReview'] }) {
  return (
    <div className="todo-name">
      <span className="todo-glyph">
        <DeskIcon name={row.icon} />
      </span>
      <div className="desk-grow">
        <button
          type="button"
          className="todo-link"
          onClick={(event) => {
            // The row around it does the same.
            event.stopPropagation();
            onReview(row.filter);
          }}
        >
          {row.title}
        </button>
        <div className="desk-note desk-cut">{row.note}</div>
      </div>
    </div>
  );
}

function Bars({ group, most }: { group: Group; most: number }) {
  const words = LEGEND.map(({ key, text }) => `${text} ${group[key]}`).join('，');
  return (
    <span className="todo-bars" role="img" aria-label={words} title={words}>
      {LEGEND.map(({ key }) => (
        <i
          key={key}
          className={`todo-bar todo-bar--${key}`}
          style={{ width: group[key] === 0 ? 0 : `max(var(--d-gap), ${(group[key] / most) * 100}%)` }}
        />
      ))}
    </span>
  );
}

interface LinesProps {
  title: string;
  items: readonly QueueItem[];
  count: number;
  hot?: boolean;
  onAll: () => void;
  onReview: Props['onReview'];
}

const LINES_SHOWN = 3;

function Lines({ title, items, count, hot = false, onAll, onReview }: LinesProps) {
  return (
    <DeskPanel
      flush
      title={
        <>
          <h2>{title}</h2>
          <DeskCount hot={hot && count > 0}>{count}</DeskCount>
        </>
      }
      end={
        count > 0 && (
          <DeskButton kind="link" onPress={onAll}>
            {todoTexts.all}
          </DeskButton>
        )
      }
    >
      {items.length === 0 && <p className="todo-none">没有</p>}
      <ul>
        {items.slice(0, LINES_SHOWN).map((item) => (
          <li key={item.reportId} className="todo-line">
            <div className="desk-grow">
              <button
                type="button"
                className="todo-link"
                onClick={() => onReview({ status: item.status, reportId: item.reportId })}
              >
                {groupTexts[item.status]?.title ?? item.categoryName}
              </button>
              <div className="desk-note desk-cut">
                {item.number} · {item.district}
              </div>
            </div>
            <div className="todo-line-end">
              <span className={classes('desk-strong', hot ? 'desk-danger' : 'desk-warn')}>
                {hot ? clockText(item.clock).text : dueText(item.clock)}
              </span>
              <div className="desk-note">{item.claim?.by ?? '未认领'}</div>
            </div>
          </li>
        ))}
      </ul>
    </DeskPanel>
  );
}

function Quick({ isOffice, isDepartment, search, onReview, onPage }: Props) {
  return (
    <DeskPanel grow title={todoTexts.quick}>
      <div className="todo-quick">
        <DeskButton kind="quiet" icon="search" onPress={() => search.current?.focus()}>
          查一件申报
        </DeskButton>
        <DeskButton kind="quiet" icon="users" onPress={() => onReview({ mine: 'true' })}>
          我在办的
        </DeskButton>
        {isDepartment && (
          <DeskButton kind="quiet" icon="upload" onPress={() => onPage('deskBulk')}>
            汇总报送
          </DeskButton>
        )}
        {isOffice && (
          <DeskButton kind="quiet" icon="flag" onPress={() => onPage('deskCampaigns')}>
            发放加分
          </DeskButton>
        )}
        {isOffice && (
          <DeskButton kind="quiet" icon="scroll" onPress={() => onPage('deskSettings')}>
            改理由模板
          </DeskButton>
        )}
      </div>
    </DeskPanel>
  );
}
