/** A script whose cues fall due at the minutes around now, so that something is due whatever happens when. */
export interface MinuteScript {
  readonly text: string;
  readonly openingAt: string;
  readonly zone: string;
  /** the room cue of a minute of wall time */
  cueAt(minute: Date): string;
  /** how many of them are due by then */
  minutesUntil(minute: Date): number;
}

const MINUTE_MS = 60_000;

/**
 * A room cue a minute from `before` minutes ago to `after` minutes ahead, and a whisper to each member a minute after joining. In a zone where it is
 * about noon, so that no midnight and no quiet hours lie between.
 */
export function minuteScript(o: { before: number; after: number }): MinuteScript {
  const now = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
  const zone = zoneWhereNoonIsNear(now);
  const local = (minute: Date) => Temporal.Instant.fromEpochMilliseconds(minute.getTime()).toZonedDateTimeISO(zone);
  const clock = (minute: Date) => local(minute).toPlainTime().toString({ smallestUnit: 'minute' });
  const cueAt = (minute: Date) => `at-${clock(minute).replace(':', '')}`;
  const minutes = Array.from({ length: o.before + 1 + o.after }, (_, index) => new Date(now.getTime() + (index - o.before) * MINUTE_MS));
  const cues = minutes.map(
    (minute) =>
      `  - { id: ${cueAt(minute)}, stage: trust, when: day 1 ${clock(minute)}, who: host, where: room, do: say, text: ${cueAt(minute)} }`,
  );
  const whisper = '  - { id: hello, stage: trust, when: 1m after join, who: host, where: private, do: whisper, text: "hello {{ 昵称 }}" }';
  const head = 'kuaishan: 1\ntitle: Minutes\ndays: 1\nroles: { host: Host }\nstages:\n  - { name: trust, days: 1 }\ncues:';
  return {
    text: `${[head, ...cues, whisper].join('\n')}\n`,
    openingAt: local(minutes[0] ?? now)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
    zone,
    cueAt,
    minutesUntil: (until) => minutes.filter((minute) => minute <= until).length,
  };
}

function zoneWhereNoonIsNear(now: Date): string {
  const ahead = 12 - now.getUTCHours();
  // the sign of these names is turned around: Etc/GMT-3 is three hours ahead of UTC
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
