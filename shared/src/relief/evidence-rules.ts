/** What may be uploaded as evidence, and how much of it. Checked on the phone first, then by the server's own reading of the bytes. */

export const EVIDENCE_KINDS = ['photo', 'video', 'pdf'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const MIB = 1024 * 1024;

/** Media types by kind. HEIC stands for HEIF too: phones write both names. */
export const EVIDENCE_MEDIA_TYPES: Record<EvidenceKind, readonly string[]> = {
  photo: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  video: ['video/mp4', 'video/quicktime'],
  pdf: ['application/pdf'],
};

/** Largest file of each kind, in bytes. */
export const MAX_BYTES: Record<EvidenceKind, number> = { photo: 20 * MIB, video: 200 * MIB, pdf: 20 * MIB };

/** Most files of each kind in one report. */
export const MAX_COUNT: Record<EvidenceKind, number> = { photo: 9, video: 2, pdf: 5 };

/** Largest sum of a report's files, in bytes. */
export const MAX_REPORT_BYTES = 500 * MIB;

export const kindText: Record<EvidenceKind, string> = { photo: '照片', video: '视频', pdf: 'PDF 文件' };

/** The kind of a media type; null where it is none we take. */
export const kindOf = (mediaType: string): EvidenceKind | null =>
  EVIDENCE_KINDS.find((kind) => EVIDENCE_MEDIA_TYPES[kind].includes(mediaType)) ?? null;

export interface DeclaredEvidence {
  mediaType: string;
  sizeBytes: number;
}

/** Something wrong with a declared list: which entry (null: the whole list), a stable code, and words. */
export interface EvidenceFault {
  index: number | null;
  code: 'type-not-taken' | 'empty' | 'too-big' | 'too-many' | 'total-too-big';
  text: string;
}

/** What keeps a list of files from being taken; empty when nothing does. */
export function evidenceFaults(list: readonly DeclaredEvidence[]): EvidenceFault[] {
  const faults = list.flatMap(({ mediaType, sizeBytes }, index): EvidenceFault[] => {
    const kind = kindOf(mediaType);
    if (kind === null) {
      const text = '只能上传照片（JPEG、PNG、WebP、HEIC）、视频（MP4、MOV）和 PDF';
      return [{ index, code: 'type-not-taken', text }];
    }
    if (sizeBytes <= 0) return [{ index, code: 'empty', text: '文件是空的，请重新选择' }];
    if (sizeBytes <= MAX_BYTES[kind]) return [];
    return [{ index, code: 'too-big', text: `单个${kindText[kind]}不能超过 ${MAX_BYTES[kind] / MIB} MB` }];
  });
  for (const kind of EVIDENCE_KINDS) {
    if (list.filter(({ mediaType }) => kindOf(mediaType) === kind).length > MAX_COUNT[kind]) {
      faults.push({ index: null, code: 'too-many', text: `${kindText[kind]}最多 ${MAX_COUNT[kind]} 个` });
    }
  }
  if (list.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > MAX_REPORT_BYTES) {
    faults.push({
      index: null,
      code: 'total-too-big',
      text: `材料合计不能超过 ${MAX_REPORT_BYTES / MIB} MB`,
    });
  }
  return faults;
}

/** Where a piece of evidence is: announced, on its way, being checked, kept, or refused after the check. */
export const EVIDENCE_STATES = ['expected', 'receiving', 'checking', 'ready', 'refused'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** Why the server does not keep a file that arrived, by its own reading of the bytes. */
export const FILE_REFUSALS = {
  'file-empty': '文件是空的，请重新选择',
  'file-type-not-taken': '文件内容不是可上传的照片、视频或 PDF，请重新选择',
  'file-damaged': '文件不完整或已损坏，请重新拍摄或选择',
  'file-too-many-pixels': '照片像素太大，请缩小后再传',
  'file-too-slow': '照片处理超时，请换一张',
  'file-infected': '文件未通过安全检查，不能上传',
  'file-size-differs': '收到的大小与登记的不一致，请重新选择',
} as const satisfies Record<string, string>;
export type FileRefusal = keyof typeof FILE_REFUSALS;
export const FILE_REFUSAL_CODES = Object.keys(FILE_REFUSALS) as FileRefusal[];
