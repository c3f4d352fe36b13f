import { putVenueFile } from '@benefit/shared/venue/joining-contract';
import type { VenueFilePurpose } from '@benefit/shared/venue/joining-contract';
import { call } from '../platform/call';
import type { ChosenFile } from '../platform/choose-files';
import { sendAnnounced } from '../platform/send-announced';
import type { SentFile } from '../platform/send-announced';

/** Announces a file of a venue and sends it; see `sendAnnounced`. */
export function sendVenueFile(
  venueId: string,
  purpose: VenueFilePurpose,
  file: ChosenFile,
  progress: (bytes: number) => void,
): Promise<SentFile> {
  return sendAnnounced(
    venueId,
    file,
    (fileId, stated) => call(putVenueFile, { params: { venueId, fileId }, body: { purpose, ...stated } }),
    progress,
  );
}
