import { DeskShell } from '../../../ui/desk/desk-shell';
import { DeskEmpty, DeskFailed, DeskLoading } from '../../../ui/desk/desk-states';
import { BulkDialog } from './bulk-dialog';
import { CommentsDialog } from './comments-dialog';
import { DecisionBar } from './decision-bar';
import { DetailHead } from './detail-head';
import { DetailSide } from './detail-side';
import { DoublesDialog } from './doubles-dialog';
import { EvidenceViewer } from './evidence-viewer';
import { HandOnDialog } from './hand-on-dialog';
import { QueuePane } from './queue-pane';
import { RefuseDialog } from './refuse-dialog';
import { ReturnDialog } from './return-dialog';
import { RevealDialog } from './reveal-dialog';
import { reviewTexts } from './review-texts';
import type { useReview } from './use-review';
import './review.scss';

type Props = ReturnType<typeof useReview>;

export function ReviewView(props: Props) {
  const { detail: shown, queue } = props;
  const { state, detail } = shown;
  return (
    <DeskShell page="deskReview" title={reviewTexts.title} rail flush>
      <div className="review">
        <QueuePane {...props} />
        <section className="review-detail" aria-label="申报详情">
          {!detail && props.opened === null && queue.first.status === 'content' && (
            <DeskEmpty icon="review" title={reviewTexts.none} text={reviewTexts.noneText} />
          )}
          {!detail && props.opened === null && queue.first.status === 'loading' && <DeskLoading rows={8} />}
          {!detail && props.opened !== null && state.status === 'loading' && <DeskLoading rows={8} />}
          {!detail && state.status === 'failed' && (
            <DeskFailed failure={state.failure} onRetry={shown.onReload} />
          )}
          {detail && (
            <>
              <DetailHead {...shown} detail={detail} />
              <div className="review-body">
                <EvidenceViewer
                  key={detail.report.reportId}
                  pieces={detail.evidence}
                  report={detail.report}
                  onStale={shown.onReload}
                />
                <DetailSide {...shown} detail={detail} onOpen={props.onOpen} />
              </div>
              <DecisionBar {...props} shown={shown} detail={detail} />
            </>
          )}
        </section>
      </div>
      {detail && <Questions {...props} />}
      {(queue.bulk.step === 'writing' || queue.bulk.step === 'done') && <BulkDialog {...props} />}
    </DeskShell>
  );
}

function Questions({ detail: shown }: Props) {
  const { asking, detail, onAsk } = shown;
  if (!detail) return null;
  const close = () => onAsk({ kind: 'none' });
  switch (asking.kind) {
    case 'none':
      return null;
    case 'return':
      return <ReturnDialog {...shown} detail={detail} onClose={close} />;
    case 'refuse':
      return <RefuseDialog {...shown} detail={detail} decision={asking.decision} onClose={close} />;
    case 'hand-on':
      return <HandOnDialog {...shown} detail={detail} onClose={close} />;
    case 'comments':
      return <CommentsDialog {...shown} detail={detail} onClose={close} />;
    case 'reveal':
      return <RevealDialog {...shown} detail={detail} onClose={close} />;
    case 'doubles':
      return <DoublesDialog detail={detail} index={asking.index} onClose={close} />;
  }
}
