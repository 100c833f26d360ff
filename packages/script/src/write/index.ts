export { clockText, durationText } from './clock-text.ts';
export { type WriteOptions, writeScript, writeWhen } from './write-script.ts';
