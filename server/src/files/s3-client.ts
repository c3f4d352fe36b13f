import { S3Client } from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { S3Settings } from '../platform/config.ts';

/** How this installation speaks to its S3-compatible storage: paths, not host names, for the bucket. */
export const s3Options = ({
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Settings): S3ClientConfig => ({
  endpoint,
  region,
  credentials: { accessKeyId, secretAccessKey },
  forcePathStyle: true,
  // what is stored proves itself by its tags; the newest checksums are not everywhere understood
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
});

export const s3Client = (settings: S3Settings): S3Client => new S3Client(s3Options(settings));
