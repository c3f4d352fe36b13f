import { playNotes, type Note } from './notes';

export type { Note } from './notes';

let context: AudioContext | null = null;

/** Plays short tones. A browser allows sound only after the first tap or key; until then it stays silent. */
export function playSound(notes: readonly Note[]): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  playNotes(context, notes);
}
