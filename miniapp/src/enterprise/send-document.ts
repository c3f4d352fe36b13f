import { putEnterpriseFile } from '@benefit/shared/enterprise/enterprise-contract';
import type { EnterpriseFilePurpose } from '@benefit/shared/enterprise/enterprise-contract';
import { useRef, useState } from 'react';
import { call } from '../platform/call';
import { ChoiceDenied } from '../platform/choice-denied';
import { chooseFromAlbum, takePhoto } from '../platform/choose-files';
import { sendAnnounced } from '../platform/send-announced';

/** Where a document comes from. */
export type DocumentWay = 'camera' | 'album';

/** Choosing and sending documents of an enterprise, one at a time. */
export function useSendDocument(enterpriseId: string | null) {
  const [sending, setSending] = useState<EnterpriseFilePurpose | null>(null);
  const [notSent, setNotSent] = useState<string | null>(null);
  const working = useRef(false);

  /** The id of the document that arrived; null where none was chosen or it did not arrive. */
  async function send(purpose: EnterpriseFilePurpose, way: DocumentWay): Promise<string | null> {
    if (enterpriseId === null || working.current) return null;
    working.current = true;
    setNotSent(null);
    try {
      const [file] = way === 'camera' ? await takePhoto() : await chooseFromAlbum(1);
      if (file === undefined) return null;
      setSending(purpose);
      const sent = await sendAnnounced(
        enterpriseId,
        file,
        (fileId, stated) =>
          call(putEnterpriseFile, { params: { enterpriseId, fileId }, body: { purpose, ...stated } }),
        () => undefined,
      );
      if (sent.ok) return sent.fileId;
      setNotSent(sent.text);
      return null;
    } catch (error) {
      if (!(error instanceof ChoiceDenied)) throw error;
      setNotSent('没有得到允许，请在系统设置里允许使用相机和相册');
      return null;
    } finally {
      working.current = false;
      setSending(null);
    }
  }

  return { sending, notSent, send };
}
