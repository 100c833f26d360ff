const mutedKey = 'kuaishan.prompts.muted';

export function isMuted(): boolean {
  return localStorage.getItem(mutedKey) === 'yes';
}

export function setMuted(muted: boolean): void {
  localStorage.setItem(mutedKey, muted ? 'yes' : 'no');
}

let audio: AudioContext | null = null;

/** Two short tones, a third apart: heard across a desk, over in a third of a second. Browsers stay silent until the page was touched once. */
export function ring(): void {
  navigator.vibrate?.([120, 60, 120]);
  play([660, 830]);
}

/** Three low tones and a long vibration, unlike the bell: stop, do not post that. */
export function warn(): void {
  navigator.vibrate?.([400, 120, 400]);
  play([330, 330, 262]);
}

function play(tones: readonly number[]): void {
  if (isMuted()) return;
  audio ??= new AudioContext();
  void audio.resume();
  for (const [index, hertz] of tones.entries()) {
    const from = audio.currentTime + index * 0.16;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, from);
    loudness.gain.linearRampToValueAtTime(0.25, from + 0.02);
    loudness.gain.linearRampToValueAtTime(0, from + 0.15);
    tone.connect(loudness).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.16);
  }
}
