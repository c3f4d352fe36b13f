const POSTER_PX = 360;
const PATIENCE_MS = 4000;
const SECOND_MS = 1000;

/** A small picture of a photo or video; null where the browser cannot draw it, as HEIC mostly. */
export async function posterOf(file: Blob, mediaType: string): Promise<Blob | null> {
  try {
    if (mediaType.startsWith('image/')) {
      // decoded at the small size, so that a large photo does not fill the memory
      const bitmap = await createImageBitmap(file, { resizeWidth: POSTER_PX, resizeQuality: 'medium' });
      const poster = await drawn(bitmap, bitmap.width, bitmap.height);
      bitmap.close();
      return poster;
    }
    if (mediaType.startsWith('video/')) return await withVideo(file, frameOf);
    return null;
  } catch {
    // a comfort: without it the tile shows a mark
    return null;
  }
}

/** How long a video lasts; null where the browser cannot tell. */
export async function durationOf(file: Blob): Promise<number | null> {
  try {
    return await withVideo(file, (video) =>
      Promise.resolve(Number.isFinite(video.duration) ? Math.round(video.duration * SECOND_MS) : null),
    );
  } catch {
    return null;
  }
}

async function withVideo<T>(file: Blob, work: (video: HTMLVideoElement) => Promise<T>): Promise<T> {
  const address = URL.createObjectURL(file);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  try {
    video.src = address;
    await heard(video, 'loadedmetadata');
    return await work(video);
  } finally {
    video.removeAttribute('src');
    URL.revokeObjectURL(address);
  }
}

async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  video.currentTime = Math.min(0.1, video.duration / 2);
  await heard(video, 'seeked');
  return drawn(video, video.videoWidth, video.videoHeight);
}

function drawn(source: CanvasImageSource, width: number, height: number): Promise<Blob | null> {
  const scale = Math.min(1, POSTER_PX / Math.max(1, Math.min(width, height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
}

function heard(video: HTMLVideoElement, event: 'loadedmetadata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ${event} in time`)), PATIENCE_MS);
    video.addEventListener(event, () => (clearTimeout(timer), resolve()), { once: true });
    video.addEventListener('error', () => (clearTimeout(timer), reject(new Error('Not to be played'))), {
      once: true,
    });
  });
}
