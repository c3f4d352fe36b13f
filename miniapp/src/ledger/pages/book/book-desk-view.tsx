import { GRADES, gradeText } from '@benefit/shared/credit/grade-rules';
import type { BookRow } from '@benefit/shared/ledger/book-contract';
import { BOOK_FORMATS } from '@benefit/shared/ledger/book-contract';
import { LEDGER_KINDS, entriesOf, ledgerKindText } from '@benefit/shared/ledger/book-rules';
import { HOLDER_KINDS, benefitKindText } from '@benefit/shared/venue/benefit-rules';
import type { HolderKind } from '@benefit/shared/venue/benefit-rules';
import { spokenTime } from '../../../platform/spoken-time';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskInput, DeskSelect } from '../../../ui/desk/desk-field';
import type { DeskOption } from '../../../ui/desk/desk-field';
import { DeskMenu } from '../../../ui/desk/desk-menu';
import { DeskHead, DeskPanel, DeskTiles } from '../../../ui/desk/desk-panel';
import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { DeskTable } from '../../../ui/desk/desk-table';
import { DeskTag } from '../../../ui/desk/desk-tag';
import { sumsByKind } from './book-kinds';
import { PERIODS } from './book-period';
import { KIND_TONE, bookTexts, formatText, holderText, periodText, savedNote, sumsNote } from './book-texts';
import { BookHanding } from './book-handing';
import { OfficialCopyButton } from './official-copy';
import type { useBook } from './use-book';
import './book-desk.scss';

type Props = ReturnType<typeof useBook>;

/** The ledger at a desk, in the columns of 附件 2. */
export function BookDeskView(props: Props) {
  const { isOffice, venueName, totals, hasNone, onVenues } = props;
  return (
    <DeskShell
      page={isOffice ? 'deskVenues' : 'book'}
      title={bookTexts.title}
      {...(isOffice ? { path: [{ text: '推行单位', onPress: onVenues }] } : {})}
    >
      {hasNone ? (
        <DeskEmpty icon="store" title={bookTexts.noVenue} text={bookTexts.noVenueText} />
      ) : (
        <>
          <DeskHead title={bookTexts.heading} text={[venueName, bookTexts.rule].filter(Boolean).join(' · ')}>
            <BookHanding {...props} />
            {isOffice && <OfficialCopyButton {...props} />}
            <ExportMenu {...props} />
          </DeskHead>
          {totals && <Tiles totals={totals} />}
          <Book {...props} />
        </>
      )}
    </DeskShell>
  );
}

function ExportMenu({ handing, fault, onExport }: Props) {
  return (
    <DeskMenu
      label={bookTexts.export}
      text={bookTexts.export}
      icon="download"
      kind="plain"
      place="below-left"
      busy={handing.step === 'fetching'}
      disabled={fault !== null}
      items={[
        ...BOOK_FORMATS.map((format) => ({
          text: formatText[format].title,
          note: formatText[format].note,
          icon: FORMAT_ICON[format],
          onPress: () => onExport(format),
        })),
        { text: bookTexts.print, icon: 'print' as const, onPress: () => window.print() },
      ]}
    />
  );
}

const FORMAT_ICON = { xlsx: 'table', pdf: 'doc', csv: 'receipt' } as const;

/** What it comes to: all, then by kind. */
function Tiles({ totals: { all, byBenefit } }: { totals: NonNullable<Props['totals']> }) {
  return (
    <DeskTiles
      tiles={[
        { label: bookTexts.net, value: all.net, unit: bookTexts.times, note: sumsNote(all) },
        ...sumsByKind(byBenefit).map((sums) => ({
          label: benefitKindText[sums.kind],
          value: sums.net,
          unit: bookTexts.times,
          note: savedNote(sums),
        })),
      ]}
    />
  );
}

function Book(props: Props) {
  const { first, items, more, loadMore, totals, fault, onRetry } = props;
  return (
    <DeskPanel
      flush
      label={bookTexts.heading}
      foot={totals && items.length > 0 ? `共 ${entriesOf(totals.all)} 行：${sumsNote(totals.all)}` : ''}
      footEnd={
        more.status === 'more' && (
          <DeskButton kind="quiet" onPress={loadMore}>
            {bookTexts.more}
          </DeskButton>
        )
      }
    >
      <Filters {...props} />
      {fault !== null && <DeskEmpty icon="warn" title={fault} text="" />}
      {fault === null && first.status === 'loading' && <DeskLoading rows={10} />}
      {fault === null && first.status === 'failed' && items.length === 0 && (
        <DeskFailed failure={first.failure} onRetry={onRetry} />
      )}
      {fault === null && (items.length > 0 || first.status === 'content') && <Rows items={items} />}
      {more.status === 'loading' && <DeskLoading rows={2} />}
      {more.status === 'failed' && <DeskFailed failure={more.failure} onRetry={loadMore} />}
    </DeskPanel>
  );
}

function Filters({ period, days, choice, onPeriod, onDays, onChoice }: Props) {
  return (
    <div className="book-desk-filters">
      <DeskSelect
        lead={bookTexts.period}
        label={bookTexts.period}
        value={period}
        options={PERIODS.map((value) => ({ value, label: periodText[value] }))}
        on={period !== 'all'}
        onChange={onPeriod}
      />
      {period === 'days' && (
        <>
          <DeskDay label={bookTexts.from} value={days.from} onChange={(from) => onDays({ ...days, from })} />
          <DeskDay label={bookTexts.to} value={days.to} onChange={(to) => onDays({ ...days, to })} />
        </>
      )}
      <DeskSelect
        lead={bookTexts.holder}
        label={bookTexts.holder}
        value={choice.holder ?? ''}
        options={HOLDERS}
        on={choice.holder !== undefined}
        onChange={(holder) => onChoice({ ...choice, holder: holder === '' ? undefined : holder })}
      />
      <DeskSelect
        lead={bookTexts.kind}
        label={bookTexts.kind}
        value={choice.kind ?? ''}
        options={KINDS}
        on={choice.kind !== undefined}
        onChange={(kind) => onChoice({ ...choice, kind: kind === '' ? undefined : kind })}
      />
      <DeskSelect
        lead={bookTexts.grade}
        label={bookTexts.grade}
        value={choice.grade ?? ''}
        options={GRADE_OPTIONS}
        on={choice.grade !== undefined}
        onChange={(grade) => onChoice({ ...choice, grade: grade === '' ? undefined : grade })}
      />
    </div>
  );
}

const ALL = { value: '', label: bookTexts.all } as const;
type KindChoice = (typeof LEDGER_KINDS)[number] | '';
const KINDS: DeskOption<KindChoice>[] = [
  ALL,
  ...LEDGER_KINDS.map((value) => ({ value, label: ledgerKindText[value] })),
];
type HolderChoice = HolderKind | '';
const HOLDERS: DeskOption<HolderChoice>[] = [
  ALL,
  ...HOLDER_KINDS.map((value) => ({ value, label: holderText[value] })),
];
type GradeChoice = keyof typeof gradeText | '';
const GRADE_OPTIONS: DeskOption<GradeChoice>[] = [
  ALL,
  ...GRADES.map((value) => ({ value, label: gradeText[value] })),
];

function DeskDay({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  return (
    <span>
      <DeskInput
        type="date"
        label={label}
        value={value ?? ''}
        onChange={(day) => onChange(day === '' ? undefined : day)}
      />
    </span>
  );
}

function Rows({ items }: { items: readonly BookRow[] }) {
  return (
    <DeskTable<BookRow>
      label={bookTexts.heading}
      rows={items}
      keyOf={({ rowId }) => rowId}
      empty={<DeskEmpty icon="receipt" title={bookTexts.empty} text={bookTexts.emptyText} />}
      columns={[
        { key: 'number', title: '序号', width: '7%', align: 'right', cell: ({ number }) => number },
        { key: 'name', title: '姓名/名称', width: '12%', wrap: true, cell: ({ maskedName }) => maskedName },
        {
          key: 'document',
          title: '身份证号/信用代码',
          width: '16%',
          cell: ({ maskedNumber }) => maskedNumber,
        },
        { key: 'grade', title: '信用级别', width: '14%', cell: ({ grade }) => gradeText[grade] },
        { key: 'at', title: '享受日期', width: '13%', cell: ({ givenAt }) => spokenTime(givenAt) },
        { key: 'remark', title: '备注', wrap: true, cell: (row) => <Remark {...row} /> },
      ]}
    />
  );
}

function Remark({ kind, remark, voidedByNumber }: BookRow) {
  return (
    <span
      className={voidedByNumber === null ? 'book-desk-remark' : 'book-desk-remark book-desk-remark--gone'}
    >
      {kind !== 'redemption' && (
        <DeskTag tone={KIND_TONE[kind]} icon={kind === 'return' ? 'swap' : 'undo'}>
          {ledgerKindText[kind]}
        </DeskTag>
      )}
      {remark}
    </span>
  );
}
