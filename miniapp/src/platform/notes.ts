/** One tone: its pitch, when it starts after the sound's start, and how long it lasts. */
export interface Note {
  hertz: number;
  startMs: number;
  lengthMs: number;
}

const LOUDNESS = 0.25;
/** Without a soft start and end a speaker clicks. */
const RAMP_S = 0.012;

export function playNotes(context: BaseAudioContext, notes: readonly Note[]): void {
  for (const { hertz, startMs, lengthMs } of notes) {
    const start = context.currentTime + startMs / 1000;
    const end = start + lengthMs / 1000;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + RAMP_S);
    gain.gain.setValueAtTime(LOUDNESS, end - RAMP_S);
    gain.gain.linearRampToValueAtTime(0, end);
    tone.connect(gain);
    gain.connect(context.destination);
    tone.start(start);
    tone.stop(end);
  }
}
