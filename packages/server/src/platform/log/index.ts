export { type Log, type LogLevel, makeLog, silentLog } from './log.ts';
