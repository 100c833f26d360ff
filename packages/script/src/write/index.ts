export { clockText, durationText } from './clock-text.ts';
export { plainScript, type WriteOptions, writePlainScript, writeScript, writeSendUntil, writeWhen } from './write-script.ts';
