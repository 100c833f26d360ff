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
  if (isMuted()) return;
  audio ??= new AudioContext();
  void audio.resume();
  for (const [index, hertz] of [660, 830].entries()) {
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
