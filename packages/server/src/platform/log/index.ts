export { type Log, type LogLevel, makeLog, silentLog, withLogFields } from './log.ts';
