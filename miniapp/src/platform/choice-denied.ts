/** The person was asked for the camera, the album or the place, and did not give it. */
export class ChoiceDenied extends Error {
  override name = 'ChoiceDenied';
}
