export { openRealtime, type RealtimeDoor, type RealtimeServer } from './realtime-server.ts';
