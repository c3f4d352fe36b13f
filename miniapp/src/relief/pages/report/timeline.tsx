import type { Report, TimelineEntry } from '@benefit/shared/relief/report-contract';
import { Text, View } from '@tarojs/components';
import { spokenTime } from '../../../platform/spoken-time';
import { classes } from '../../../ui/classes';
import { Icon } from '../../../ui/icon';
import type { IconName } from '../../../ui/icon';
import { Press } from '../../../ui/press';
import { itemName } from '../../return-items';
import { stepsAhead } from '../../steps-ahead';
import { reportTexts } from './report-texts';
import './timeline.scss';

interface Props {
  report: Report;
  elder: boolean;
  onClause: (clause: { title: string; clause: string }) => void;
}

/** What happened, by whom, why, and what still comes. */
export function Timeline({ report, elder, onClause }: Props) {
  const ahead = stepsAhead(report.status);
  const last = report.timeline.length - 1;
  return (
    <View className="timeline" {...{ role: 'list', 'aria-label': reportTexts.title }}>
      {report.timeline.map((entry, index) => (
        <Entry
          key={`${entry.at}${entry.action}${index}`}
          entry={entry}
          report={report}
          current={index === last && ahead.length > 0}
          end={index === last && ahead.length === 0}
          elder={elder}
          onClause={onClause}
        />
      ))}
      {ahead.map(({ text, when }, index) => (
        <View
          key={text}
          className={classes(
            'timeline-entry timeline-entry--next',
            index === ahead.length - 1 && 'timeline-entry--end',
          )}
          {...{ role: 'listitem' }}
        >
          <View className="timeline-dot" />
          <View className="timeline-head">
            <Text className="timeline-name">{index === 0 ? reportTexts.next(text) : text}</Text>
            <Text className="timeline-time num">{index === 0 ? dueText(report, when) : when}</Text>
          </View>
        </View>
      ))}
    </View>
  );
}

function dueText({ next, status }: Report, when: string | undefined): string | undefined {
  if (!next || next.dueAt === null || status === 'returned') return when;
  return reportTexts.before(spokenTime(next.dueAt));
}

interface EntryProps extends Props {
  entry: TimelineEntry;
  current: boolean;
  end: boolean;
}

function Entry({ entry, report, current, end, elder, onClause }: EntryProps) {
  const { at, by, text, reason, clause, items = [], status } = entry;
  const waits = current && status === 'returned';
  const adverse = status === 'not-accepted' || status === 'declined' || status === 'rejected';
  return (
    <View
      className={classes(
        'timeline-entry',
        current && 'timeline-entry--current',
        waits && 'timeline-entry--waits',
        adverse && 'timeline-entry--adverse',
        end && 'timeline-entry--end',
      )}
      {...{ role: 'listitem' }}
    >
      <View className="timeline-dot">
        <Icon name={markOf(status)} size="xs" bold />
      </View>
      <View className="timeline-head">
        <Text className="timeline-name">{text}</Text>
        <Text className="timeline-time num">{spokenTime(at)}</Text>
      </View>
      <Text className="timeline-by">{by}</Text>
      {reason !== undefined && reason !== '' && <Text className="timeline-reason">{reason}</Text>}
      {items.length > 0 && (
        <View className="timeline-need">
          <Text className="timeline-need-title">{reportTexts.need(items.length)}</Text>
          {items.map((item) => (
            <View key={item.item}>
              <Text className="timeline-need-name">
                {itemName(item.item, { categoryCode: report.categoryCode, files: report.evidence })}
              </Text>
              <Text className="timeline-need-text">{item.text}</Text>
            </View>
          ))}
        </View>
      )}
      {clause !== undefined && clause !== '' && !elder && (
        <Text className="timeline-clause num">{clause}</Text>
      )}
      {clause !== undefined && clause !== '' && elder && (
        <Press
          className="timeline-more"
          label={`${text}的依据`}
          onPress={() => onClause({ title: text, clause })}
        >
          <Text>{reportTexts.toClause}</Text>
        </Press>
      )}
    </View>
  );
}

function markOf(status: TimelineEntry['status']): IconName {
  if (status === 'returned') return 'edit';
  if (status === 'not-accepted' || status === 'declined' || status === 'rejected') return 'close';
  return status === 'withdrawn' ? 'undo' : 'check';
}
