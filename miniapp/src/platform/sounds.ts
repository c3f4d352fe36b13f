import Taro from '@tarojs/taro';
import { playNotes, type Note } from './notes';

export type { Note } from './notes';

let context: ReturnType<typeof Taro.createWebAudioContext> | null = null;

/** Plays short tones; a phone that cannot stays silent, since the vibration says the same. */
export function playSound(notes: readonly Note[]): void {
  if (!Taro.canIUse('createWebAudioContext')) return;
  context ??= Taro.createWebAudioContext();
  playNotes(context as unknown as BaseAudioContext, notes);
}
