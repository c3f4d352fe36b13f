import type { Upload } from '../platform/upload-queue';
import type { DraftFile } from './draft';

/** What a tile of evidence says about its way to the server. */
export interface TileState {
  kind: 'done' | 'sending' | 'paused' | 'waiting' | 'retrying' | 'refused';
  /** Below the picture. */
  text: string;
  /** What arrived, in whole percent; only while it is on its way. */
  percent: number | null;
}

/**
 * Paused, waiting, failed with its reason and done are told apart: a volunteer in the rain must know
 * whether to wait or to do something.
 */
export function tileState(file: DraftFile, upload: Upload | undefined, online: boolean): TileState {
  if (file.stored || upload?.state === 'done') return { kind: 'done', text: '已上传', percent: null };
  if (!upload) return { kind: 'waiting', text: online ? '等待上传' : '等待网络', percent: null };
  if (upload.state === 'refused') {
    return { kind: 'refused', text: upload.problem?.text ?? '未能上传', percent: null };
  }
  const percent = percentOf(upload);
  if (!online) {
    return percent > 0
      ? { kind: 'paused', text: '联网后续传', percent }
      : { kind: 'waiting', text: '等待网络', percent: null };
  }
  if (upload.state === 'sending') return { kind: 'sending', text: '正在上传', percent };
  if (upload.failures > 0) {
    const text = upload.problem ? `${upload.problem.text}，稍后自动重试` : '稍后自动重试';
    return { kind: 'retrying', text, percent: percent > 0 ? percent : null };
  }
  return { kind: 'waiting', text: '等待上传', percent: percent > 0 ? percent : null };
}

/** Never a hundred before it is there. */
function percentOf({ receivedBytes, sizeBytes }: Upload): number {
  return sizeBytes === 0 ? 0 : Math.min(99, Math.floor((receivedBytes / sizeBytes) * 100));
}

const MIB = 1024 * 1024;

/** `12.3 MB`, `840 KB`: as people read sizes. */
export function sizeText(bytes: number): string {
  if (bytes >= MIB) return `${(bytes / MIB).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** `0:18` of a video. */
export function lengthText(durationMs: number): string {
  const seconds = Math.max(1, Math.round(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is still to come, exactly; null where nothing is. */
export function leftText({
  files,
  bytes,
  refused,
}: {
  files: number;
  bytes: number;
  refused: number;
}): string | null {
  const parts = [
    ...(files > 0 ? [`还有 ${files} 份材料没有传完（${sizeText(bytes)}）`] : []),
    ...(refused > 0 ? [`${refused} 份材料需要重新选择`] : []),
  ];
  return parts.length === 0 ? null : parts.join('，');
}
