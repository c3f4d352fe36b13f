import type { Report } from '@benefit/shared/relief/report-contract';
import type { EvidenceDetail } from '@benefit/shared/relief/review-contract';
import { useState } from 'react';
import { apiOrigin } from '../../../platform/api-address';
import { spokenTime } from '../../../platform/spoken-time';
import { classes } from '../../../ui/classes';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskEmpty } from '../../../ui/desk/desk-states';
import { DeskAlert } from '../../../ui/desk/desk-tag';
import { useShortcuts } from '../../../ui/desk/use-shortcuts';
import { PdfStage } from './pdf-stage';
import { PhotoStage } from './photo-stage';
import { bytesText, hintTexts, metresText, secondsText } from './review-texts';
import './viewer.scss';

interface Props {
  pieces: readonly EvidenceDetail[];
  report: Report;
  /** The links have ended or a file did not come: ask for the report anew. */
  onStale: () => void;
}

/** The evidence of one report: one piece large, the others below, and what the file tells of itself. */
export function EvidenceViewer({ pieces, report, onStale }: Props) {
  const [at, setAt] = useState(0);
  const [retried, setRetried] = useState(false);
  useShortcuts({
    ArrowRight: () => setAt(Math.min(at + 1, pieces.length - 1)),
    ArrowLeft: () => setAt(Math.max(at - 1, 0)),
  });
  const piece = pieces[at];
  if (!piece) {
    return (
      <div className="viewer">
        <DeskEmpty
          icon="image"
          title="没有证明材料"
          text={report.origin === 'bulk' ? '部门汇总报送的申报由部门负责核实。' : '这件申报没有上传文件。'}
        />
      </div>
    );
  }
  const stale = () => {
    // Once: a file that does not come with new links does not come at all.
    if (!retried) onStale();
    setRetried(true);
  };
  return (
    <div className="viewer">
      <Stage piece={piece} at={at} count={pieces.length} onStale={stale} />
      <div className="viewer-thumbs" role="tablist" aria-label="证明材料">
        {pieces.map((each, index) => (
          <Thumb
            key={each.evidenceId}
            piece={each}
            index={index}
            on={index === at}
            onPress={() => setAt(index)}
          />
        ))}
      </div>
      {distinct(piece.warnings).map(({ code, text }) => (
        <DeskAlert key={code + text} title={hintTexts[code].text} text={text} />
      ))}
      <Facts piece={piece} />
    </div>
  );
}

/** The same photo in several reports warns once; how many there are stands beside. */
const distinct = (warnings: EvidenceDetail['warnings']) => [
  ...new Map(warnings.map((warning) => [warning.code + warning.text, warning])).values(),
];

interface StageProps {
  piece: EvidenceDetail;
  at: number;
  count: number;
  onStale: () => void;
}

function Stage({ piece, at, count, onStale }: StageProps) {
  const { kind, links, fileName, refusal } = piece;
  const original = links && apiOrigin + links.original;
  const caption = (
    <span className="viewer-at">
      <DeskIcon name={kind === 'video' ? 'video' : kind === 'pdf' ? 'doc' : 'image'} size="s" />第 {at + 1}{' '}
      件，共 {count} 件 · {fileName}
    </span>
  );
  if (original === undefined || kind === null) {
    return (
      <figure className="viewer-stage">
        {caption}
        <DeskEmpty
          icon="image"
          title="看不了这份材料"
          text={refusal?.text ?? '文件还没有传到，或没有通过检查。'}
        />
      </figure>
    );
  }
  if (kind === 'video') {
    return (
      <figure className="viewer-stage">
        {caption}
        <video
          key={piece.evidenceId}
          className="viewer-video"
          src={original}
          controls
          preload="metadata"
          aria-label={fileName}
          onError={onStale}
        />
      </figure>
    );
  }
  if (kind === 'pdf') {
    return <PdfStage key={piece.evidenceId} address={original} name={fileName} caption={caption} />;
  }
  return (
    <PhotoStage
      key={piece.evidenceId}
      address={apiOrigin + (links?.preview ?? links?.original ?? '')}
      original={original}
      name={fileName}
      caption={caption}
      onStale={onStale}
    />
  );
}

interface ThumbProps {
  piece: EvidenceDetail;
  index: number;
  on: boolean;
  onPress: () => void;
}

function Thumb({ piece, index, on, onPress }: ThumbProps) {
  const { kind, links, fileName, warnings, durationSeconds } = piece;
  return (
    <button
      type="button"
      role="tab"
      aria-selected={on}
      aria-label={`第 ${index + 1} 件，${fileName}${warnings.length > 0 ? `，${warnings.length} 条提示` : ''}`}
      className={classes('viewer-thumb', on && 'viewer-thumb--on')}
      onClick={onPress}
    >
      {links?.thumbnail === undefined ? (
        <span className="viewer-thumb-file">
          <DeskIcon name={kind === 'video' ? 'video' : 'doc'} />
          <span className="desk-cut">{fileName}</span>
        </span>
      ) : (
        <img src={apiOrigin + links.thumbnail} alt="" />
      )}
      {warnings.length > 0 && (
        <span className="viewer-mark viewer-mark--warn">
          <DeskIcon name="warn" size="s" />
          {warnings.length} 条提示
        </span>
      )}
      {warnings.length === 0 && durationSeconds !== undefined && (
        <span className="viewer-mark">
          <DeskIcon name="video" size="s" />
          {secondsText(durationSeconds)}
        </span>
      )}
    </button>
  );
}

function Facts({ piece }: { piece: EvidenceDetail }) {
  const outside = piece.warnings.some(({ code }) => code === 'taken-outside');
  const far = piece.warnings.some(({ code }) => code === 'far-away');
  const edited = piece.warnings.some(({ code }) => code === 'edited');
  const size = piece.width === undefined ? '' : `，原图 ${piece.width} × ${piece.height}`;
  const challenge =
    piece.challengedAt === undefined ? '未带现场口令' : `现场口令 ${spokenTime(piece.challengedAt)} 领取`;
  const hash =
    piece.sha256 === undefined ? '' : `，指纹 ${piece.sha256.slice(0, 4)}…${piece.sha256.slice(-4)}`;
  const facts: [string, string, boolean][] = [
    ['拍摄时间', piece.takenAt === undefined ? '文件里没有' : spokenTime(piece.takenAt), outside],
    [
      '拍摄位置',
      piece.metresAway === undefined ? '无法比对' : `距申报地点 ${metresText(piece.metresAway)}`,
      far,
    ],
    ['来源', `${piece.source === 'camera' ? '现场拍摄' : '相册'}，${challenge}`, false],
    ['设备', `${piece.device ?? '不详'}${size}`, false],
    ['编辑痕迹', edited ? (piece.software ?? '有') : '未见', edited],
    [
      '文件',
      `${bytesText(piece.sizeBytes)}，${piece.scan === 'clean' ? '查毒通过' : '未查毒'}${hash}`,
      false,
    ],
  ];
  return (
    <dl className="viewer-facts">
      {facts.map(([name, text, warns]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={classes(warns && 'desk-warn desk-strong')}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
