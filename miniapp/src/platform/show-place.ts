import Taro from '@tarojs/taro';

/** A place on the map, GCJ-02 degrees, with what it is called there. */
export interface Place {
  latitude: number;
  longitude: number;
  name: string;
  address: string;
}

/** Opens WeChat's own map at a place, from where it leads the way. */
export function showPlace(place: Place): void {
  // rejects where the map does not open; there is nothing the page could do
  void Taro.openLocation({ ...place, scale: 16 }).catch(() => undefined);
}
