import { useEffect, useRef, useState } from 'react';
import { ChoiceDenied } from '../../../platform/choice-denied';
import { chooseDocuments, chooseFromAlbum, documentsApart, takePhoto } from '../../../platform/choose-files';
import type { ChosenFile } from '../../../platform/choose-files';
import { dropUpload } from '../../../platform/uploads';
import { MOST_FILES, addEvidence, removeEvidence } from '../../add-evidence';
import type { NotTaken } from '../../add-evidence';
import { draftById } from '../../draft-store';
import { editTexts } from './edit-texts';

/** Taking, choosing and taking off. */
export function useEvidence(reportId: string) {
  const [busy, setBusy] = useState(false);
  const [notTaken, setNotTaken] = useState<NotTaken[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const isBusy = useRef(false);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  async function add(choose: () => Promise<ChosenFile[]>, source: 'camera' | 'album'): Promise<boolean> {
    if (isBusy.current) return false;
    isBusy.current = true;
    setFault(null);
    setNotTaken([]);
    try {
      const chosen = await choose();
      setBusy(true);
      const refused = await addEvidence(reportId, chosen, source);
      setNotTaken(refused);
      return chosen.length > refused.length;
    } catch (error) {
      setFault(error instanceof ChoiceDenied ? editTexts.denied : editTexts.notChosen);
      return false;
    } finally {
      isBusy.current = false;
      setBusy(false);
    }
  }

  const room = () => Math.max(1, MOST_FILES - (draftById(reportId)?.files.length ?? 0));

  /** A refused file gives way to the one chosen in its place. */
  async function replaceFile(evidenceId: string): Promise<void> {
    const file = draftById(reportId)?.files.find((each) => each.evidenceId === evidenceId);
    if (await add(() => chooseFromAlbum(1), 'album')) {
      if (file) await removeEvidence(reportId, evidenceId);
      else await dropUpload(evidenceId);
    }
  }

  return {
    busy,
    notTaken,
    fault,
    removing,
    documentsApart,
    onCamera: () => void add(takePhoto, 'camera'),
    onAlbum: () => void add(() => chooseFromAlbum(room()), 'album'),
    onDocument: () => void add(() => chooseDocuments(room()), 'album'),
    onReplace: (evidenceId: string) => void replaceFile(evidenceId),
    onAskRemove: setRemoving,
    onKeep: () => setRemoving(null),
    onRemove: () => {
      if (removing !== null) void removeEvidence(reportId, removing);
      setRemoving(null);
    },
  };
}
