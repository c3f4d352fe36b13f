import type { MonthlyReport } from '@benefit/shared/ledger/monthly-report-contract';
import { Text } from '@tarojs/components';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { SectionHead } from '../../../ui/section-head';
import { Tag } from '../../../ui/tag';
import { figuresText, monthLine, monthlyTexts } from '../../monthly-texts';

interface Props {
  months: readonly MonthlyReport[];
  busy: boolean;
  onConfirm: (month: string) => void;
}

/** The months of a venue, each confirmed with one press. */
export function MonthlyCards({ months, busy, onConfirm }: Props) {
  return (
    <>
      <SectionHead title={monthlyTexts.title} />
      <Text className="joining-text">{months.length === 0 ? monthlyTexts.none : monthlyTexts.note}</Text>
      {months.length > 0 && (
        <Card>
          {months.map((report) => (
            <Cell
              key={report.month}
              title={monthLine(report)}
              note={figuresText(report)}
              end={
                report.confirmedAt === null ? (
                  <Button slim busy={busy} onPress={() => onConfirm(report.month)}>
                    {monthlyTexts.confirm}
                  </Button>
                ) : (
                  <Tag tone={report.late ? 'warn' : 'ok'}>
                    {report.late ? monthlyTexts.late : monthlyTexts.confirmed}
                  </Tag>
                )
              }
            />
          ))}
        </Card>
      )}
    </>
  );
}
