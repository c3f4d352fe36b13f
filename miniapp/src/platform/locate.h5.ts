import { ChoiceDenied } from './choice-denied';

const PATIENCE_MS = 15_000;

/** Where the device is, WGS 84 degrees. @throws ChoiceDenied where the person does not allow it */
export function locate(): Promise<{ latitude: number; longitude: number }> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new Error('This browser knows no place'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ latitude: coords.latitude, longitude: coords.longitude }),
      (error) =>
        reject(
          error.code === error.PERMISSION_DENIED ? new ChoiceDenied(error.message) : new Error(error.message),
        ),
      { timeout: PATIENCE_MS, enableHighAccuracy: true },
    );
  });
}
