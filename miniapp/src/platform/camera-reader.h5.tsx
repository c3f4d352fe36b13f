import { useEffect, useRef, useState } from 'react';
import { openFrameReader } from './frame-reader.h5';
import type { CameraFault, CameraReaderProps } from './camera-reader';

export type { CameraFault, CameraReaderProps } from './camera-reader';

/** A live camera picture that is searched for a QR code, with a torch where the camera has one. */
export function CameraReader({ onRead, onFault }: CameraReaderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [lit, setLit] = useState(false);
  const calls = useRef({ onRead, onFault });
  useEffect(() => {
    calls.current = { onRead, onFault };
  });

  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    let stop = () => {};
    let closed = false;
    openFrameReader(element, (text) => calls.current.onRead(text)).then(
      (reader) => {
        if (closed) return reader.close();
        stop = reader.close;
        setTrack(reader.track);
      },
      (error: unknown) => {
        if (!closed) calls.current.onFault(faultOf(error));
      },
    );
    return () => {
      closed = true;
      stop();
    };
  }, []);

  return (
    <div className="camera-reader">
      <video ref={video} className="camera-reader-video" muted playsInline autoPlay />
      <div className="camera-reader-frame" aria-hidden="true" />
      {track && hasTorch(track) && (
        <button
          type="button"
          className="camera-reader-torch"
          aria-pressed={lit}
          onClick={() => switchTorch(track, !lit).then(setLit, () => setLit(false))}
        >
          {lit ? '关灯' : '开灯'}
        </button>
      )}
    </div>
  );
}

function faultOf(error: unknown): CameraFault {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotSupportedError' ? 'unsupported' : 'absent';
}

/** `torch` is of the Image Capture draft; TypeScript does not know it. */
function hasTorch(track: MediaStreamTrack): boolean {
  const can = typeof track.getCapabilities === 'function' ? track.getCapabilities() : {};
  return 'torch' in can && can.torch === true;
}

async function switchTorch(track: MediaStreamTrack, on: boolean): Promise<boolean> {
  await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  return on;
}
