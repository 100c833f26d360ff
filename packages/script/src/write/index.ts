export { clockText, durationText } from './clock-text.ts';
export { type WriteOptions, writePlainScript, writeScript, writeSendUntil, writeWhen } from './write-script.ts';
