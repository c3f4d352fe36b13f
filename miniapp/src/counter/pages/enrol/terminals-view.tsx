import { Text, View } from '@tarojs/components';
import type { Failure } from '../../../platform/call';
import { failureText } from '../../../platform/failure-text';
import { spokenTime } from '../../../platform/spoken-time';
import type { Remote } from '../../../platform/use-remote';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Cell } from '../../../ui/cell';
import { EmptyState } from '../../../ui/empty-state';
import { FailedState } from '../../../ui/failed-state';
import { SectionHead } from '../../../ui/section-head';
import { Dialog } from '../../../ui/sheet';
import { Skeleton } from '../../../ui/skeleton';
import { Tag } from '../../../ui/tag';
import { TillFailure } from '../../till-failure';
import { terminalsTexts } from './enrol-texts';
import type { IssuedCode, ListedTerminal } from './use-terminals';

interface TerminalsViewProps {
  list: Remote<{ items: ListedTerminal[] }>;
  issued: IssuedCode | null;
  asked: ListedTerminal | null;
  busy: boolean;
  failure: Failure | null;
  onIssue: () => void;
  onAsk: (terminal: ListedTerminal | null) => void;
  onRevoke: () => void;
  onRetry: () => void;
}

/** The manager's part: the venue's terminals. */
export function TerminalsView(props: TerminalsViewProps) {
  const { list, issued, asked, busy, failure } = props;
  return (
    <View className="terminals">
      <SectionHead title={terminalsTexts.head} />
      {failure && <TillFailure text={failureText(failure)} />}
      {issued && (
        <Card pad className="terminals-code">
          <Text className="terminals-code-label">{terminalsTexts.codeFor}</Text>
          <Text className="terminals-code-value num">{issued.code}</Text>
          <Text className="terminals-code-label">
            {terminalsTexts.validUntil(spokenTime(issued.expiresAt))}
          </Text>
        </Card>
      )}
      <Button kind="tint" icon="plus" busy={busy && asked === null} onPress={props.onIssue}>
        {terminalsTexts.newCode}
      </Button>
      {list.status === 'loading' && <Skeleton shape="row" count={3} />}
      {list.status === 'failed' && list.last === null && (
        <FailedState failure={list.failure} onRetry={props.onRetry} />
      )}
      {list.status === 'content' && <Terminals items={list.value.items} onAsk={props.onAsk} />}
      {list.status === 'failed' && list.last && <Terminals items={list.last.items} onAsk={props.onAsk} />}
      {asked && (
        <Dialog
          title={terminalsTexts.ask.title}
          text={terminalsTexts.ask.text(asked.name)}
          confirmText={terminalsTexts.ask.confirm}
          danger
          busy={busy}
          onConfirm={props.onRevoke}
          onCancel={() => props.onAsk(null)}
        />
      )}
    </View>
  );
}

function Terminals({ items, onAsk }: { items: ListedTerminal[]; onAsk: TerminalsViewProps['onAsk'] }) {
  if (items.length === 0) {
    return <EmptyState icon="shop" title={terminalsTexts.empty.title} text={terminalsTexts.empty.text} />;
  }
  return (
    <Card>
      {items.map((terminal) => (
        <Cell
          key={terminal.terminalId}
          title={terminal.name}
          note={
            terminal.lastSeenAt === null
              ? terminalsTexts.never
              : terminalsTexts.seen(spokenTime(terminal.lastSeenAt))
          }
          end={
            terminal.revoked ? (
              <Tag>{terminalsTexts.revoked}</Tag>
            ) : (
              <Button kind="plain" slim onPress={() => onAsk(terminal)}>
                {terminalsTexts.revoke}
              </Button>
            )
          }
        />
      ))}
    </Card>
  );
}
