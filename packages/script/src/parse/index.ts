export { type DecodedScript, decodeScript } from './decode-script.ts';
export { type ParseOptions, parseScript } from './parse-script.ts';
export { parseClock, parseDuration } from './parse-time.ts';
export { isCueId, parseSendUntil, parseWhen } from './parse-when.ts';
export { DEFAULT_QUIET_HOURS } from './read-head.ts';
