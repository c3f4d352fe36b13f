import * as z from 'zod/mini';
import type { Endpoint } from '../endpoint.ts';
import { Instant } from '../schema.ts';

/**
 * Files are uploaded by tus 1.0 (resumable uploads) at this path, with `Upload-Metadata: subjectId,
 * evidenceId` and the session of whoever announced it. It speaks its own protocol, so it is no `Endpoint`.
 */
export const UPLOADS_PATH = '/uploads';

/** Largest piece that one request of an upload should carry; a phone with little memory sends less. */
export const UPLOAD_CHUNK_BYTES = 2 * 1024 * 1024;

/** Forms in which a file is shown. */
export const FILE_VARIANTS = ['original', 'preview', 'thumbnail'] as const;
export type FileVariant = (typeof FILE_VARIANTS)[number];

/** Short signed addresses of one file, good for minutes, for whoever may see it. */
export const FileLinks = z.object({
  original: z.string(),
  /** WebP up to 1600 px without metadata; photos only. */
  preview: z.optional(z.string()),
  /** WebP up to 320 px; photos only. */
  thumbnail: z.optional(z.string()),
  expiresAt: Instant,
});
export type FileLinks = z.infer<typeof FileLinks>;

export const getFile = {
  method: 'GET',
  path: '/files/{token}',
  access: 'anyone',
  status: 200,
  /** What a download is called. */
  query: z.strictObject({ name: z.optional(z.string().check(z.maxLength(255))) }),
  response: null,
  produces: [
    'image/webp',
    'image/jpeg',
    'image/png',
    'image/heic',
    'video/mp4',
    'video/quicktime',
    'application/pdf',
  ],
  summary: 'A file by its signed address; ranges are served',
} as const satisfies Endpoint;
