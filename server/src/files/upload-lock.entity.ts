import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, TextColumn } from '../platform/columns.ts';

/** Which request works on an upload now, where several servers share the storage of uploads. */
@Entity('upload_lock')
export class UploadLock {
  /** The upload's. */
  @IdColumn()
  id!: string;

  /** Made anew for each request. */
  @TextColumn('holder', 64)
  holder!: string;

  /** 1 where another request waits for it. */
  @IntColumn('wanted')
  wanted!: number;

  /** Whoever died with a lock holds it no longer than this. */
  @InstantColumn('held_until')
  heldUntil!: Date;
}
