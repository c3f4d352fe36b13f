import type { ChosenFile } from '../platform/choose-files';

export interface PictureCropperProps {
  file: ChosenFile;
  /** Which of how many, as `2/5`; empty for one alone. */
  place: string;
  /** The part that was chosen; null where the picture is not wanted after all. */
  onDone: (file: ChosenFile | null) => void;
}

/** WeChat brings an editor of its own (`cropPicture`): nothing of ours is shown there. */
export function PictureCropper(_: PictureCropperProps) {
  return null;
}
