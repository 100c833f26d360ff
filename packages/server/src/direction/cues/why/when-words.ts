import { clockText, type Locale, type When, wordOf } from '@kuaishan/script';

/** When a cue is due, as a person says it: 第1天 09:00, 入群后 2 小时. `titleOf` names the cue another one hangs on. */
export function whenWords(when: When, o: { locale: Locale; titleOf: (cueId: string) => string }): string {
  const english = o.locale === 'en';
  if (when.kind === 'go') return english ? 'when somebody says go' : '等人喊“开始”';
  if (when.kind === 'at') {
    const clock = clockText(when.time.minuteOfDay);
    return english ? `day ${when.time.day}, ${clock}` : `第${when.time.day}天 ${clock}`;
  }
  const anchor = when.anchor.kind === 'cue' ? `“${o.titleOf(when.anchor.cue)}”` : wordOf('anchors', when.anchor.kind, o.locale);
  if (when.waitsForAnchor && when.anchor.kind === 'liveEnd') {
    const later = durationWords(when.offsetMinutes, o.locale);
    if (when.offsetMinutes === 0) return english ? 'once the live class has ended' : '直播结束之后';
    return english ? `${later} after the live class has ended` : `直播结束后 ${later}`;
  }
  if (when.waitsForAnchor) return english ? `once ${anchor} has been performed` : `${anchor}执行之后`;
  const duration = durationWords(Math.abs(when.offsetMinutes), o.locale);
  if (when.offsetMinutes < 0) return english ? `${duration} before ${anchor}` : `${anchor}前 ${duration}`;
  return english ? `${duration} after ${anchor}` : `${anchor}后 ${duration}`;
}

/** 90 → 1 小时 30 分钟, 1 h 30 min */
export function durationWords(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [hour, minute] = locale === 'en' ? [' h', ' min'] : [' 小时', ' 分钟'];
  const parts = [...(hours > 0 ? [`${hours}${hour}`] : []), ...(rest > 0 || hours === 0 ? [`${rest}${minute}`] : [])];
  return parts.join(' ');
}

/** A moment as the room's people say it: 第3天 20:30, with seconds where they matter. */
export function momentWords(at: Date, o: { locale: Locale; zone: string; dayOf: (at: Date) => number }): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(o.zone).toPlainTime();
  const clock = local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' });
  return o.locale === 'en' ? `day ${o.dayOf(at)}, ${clock}` : `第${o.dayOf(at)}天 ${clock}`;
}
