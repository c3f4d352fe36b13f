/** Why a camera gives no picture: refused by the person, none there or taken, or not offered to this page. */
export type CameraFault = 'denied' | 'absent' | 'unsupported';

export interface CameraReaderProps {
  /** Called once; the camera is closed by unmounting. */
  onRead: (text: string) => void;
  onFault: (fault: CameraFault) => void;
}

/** WeChat scans by `scanCode`; the camera view is the browser's alone. */
export function CameraReader(_props: CameraReaderProps): null {
  return null;
}
