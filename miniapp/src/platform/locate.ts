import Taro from '@tarojs/taro';
import { ChoiceDenied } from './choice-denied';

/** Where the phone is, WGS 84 degrees. @throws ChoiceDenied where the person does not allow it */
export async function locate(): Promise<{ latitude: number; longitude: number }> {
  try {
    const { latitude, longitude } = await Taro.getLocation({ type: 'wgs84' });
    return { latitude, longitude };
  } catch (error) {
    const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : '';
    if (/auth|deny|denied|permission|privacy/i.test(said)) throw new ChoiceDenied(said);
    throw error;
  }
}
