// The sound of an alert: two short tones, made here.
let context: AudioContext | null = null;

const TONES = [
  { hz: 880, at: 0 },
  { hz: 1320, at: 0.14 },
] as const;
const LONG_S = 0.12;
const LOUDNESS = 0.18;

/** Rings once; a machine without sound stays silent. */
export function ring(): void {
  try {
    context ??= new AudioContext();
    const start = context.currentTime + 0.02;
    for (const { hz, at } of TONES) {
      const tone = new OscillatorNode(context, { type: 'sine', frequency: hz });
      const level = new GainNode(context, { gain: 0 });
      // Without ramps a tone begins and ends with a click.
      level.gain.linearRampToValueAtTime(0, start + at);
      level.gain.linearRampToValueAtTime(LOUDNESS, start + at + 0.01);
      level.gain.linearRampToValueAtTime(0, start + at + LONG_S);
      tone.connect(level).connect(context.destination);
      tone.start(start + at);
      tone.stop(start + at + LONG_S + 0.02);
    }
  } catch {
    context = null;
  }
}
