import { Injectable } from '@nestjs/common';
import { FilesService } from '../../files/files.service.ts';
import type { Tx } from '../../platform/database.ts';
import { JoiningRepository } from './joining.repository.ts';

/** The pictures that a venue has published. */
@Injectable()
export class VenuePicturesService {
  constructor(
    private readonly joinings: JoiningRepository,
    private readonly files: FilesService,
  ) {}

  /** Addresses of published pictures by their ids, in their order; good for minutes. */
  async picturesOf(tx: Tx, ids: readonly string[]): Promise<{ preview: string; thumbnail: string }[]> {
    const rows = new Map((await this.joinings.findFiles(tx, ids)).map((row) => [row.id, row]));
    const wanted = ids.flatMap((id) => {
      const fileId = rows.get(id)?.fileId ?? null;
      return fileId === null ? [] : [{ fileId, name: '' }];
    });
    const links = await this.files.linksOf(
      tx,
      wanted.map(({ fileId }) => ({ fileId, name: '单位图片' })),
    );
    return wanted.flatMap(({ fileId }) => {
      const link = links.get(fileId);
      if (link === undefined) return [];
      return [{ preview: link.preview ?? link.original, thumbnail: link.thumbnail ?? link.original }];
    });
  }
}
