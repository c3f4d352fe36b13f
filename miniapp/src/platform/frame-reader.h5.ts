import decodeQR from 'qr/decode.js';

/** Chromium and Safari on some systems; the browser's own reader is faster and frees this thread. */
interface NativeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

declare global {
  var BarcodeDetector: (new (options: { formats: string[] }) => NativeDetector) | undefined;
}

/** Longer sides are scaled down: a pass of 57 modules still has 10 pixels a module. */
const MAX_SIDE = 960;
/** Frames a second that are searched; a pass changes every 15 s, so more would only warm the phone. */
const FRAME_GAP_MS = 80;

/** Opens the back camera on a video element and reports the first QR code it sees. */
export async function openFrameReader(video: HTMLVideoElement, onRead: (text: string) => void) {
  if (!('mediaDevices' in navigator)) throw new DOMException('no camera for this page', 'NotSupportedError');
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  await video.play();
  const search = frameSearch();
  let timer = 0;
  let open = true;
  const next = async () => {
    const text = await search(video);
    if (!open) return;
    if (text === null) timer = window.setTimeout(() => void next(), FRAME_GAP_MS);
    else onRead(text);
  };
  void next();
  const close = () => {
    open = false;
    window.clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  return { track: stream.getVideoTracks()[0] ?? null, close };
}

/** The text in the present frame, or null. */
function frameSearch(): (video: HTMLVideoElement) => Promise<string | null> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let detector = globalThis.BarcodeDetector && new globalThis.BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => {
    if (video.videoWidth === 0) return null;
    if (detector) {
      try {
        return (await detector.detect(video))[0]?.rawValue ?? null;
      } catch {
        detector = undefined; // offered but not working here: read the pixels ourselves from now on
      }
    }
    return context && readPixels(canvas, context, video);
  };
}

function readPixels(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, video: HTMLVideoElement) {
  const scale = Math.min(1, MAX_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return null; // the decoder throws where a frame shows no readable code
  }
}
