import type { RoleName } from '@kuaishan/script';
import type { OpenCampaign, ScriptDetail } from '../../api/types.ts';
import { wallClock } from '../../time/room-time.ts';

export interface Casting {
  readonly staffId: string | null;
  /** null = nobody; absent = whoever the server proposes */
  readonly deputyStaffId?: string | null;
}

/** What one fills in to open a campaign. */
export interface Opening {
  /** null: the name the page proposes */
  readonly name: string | null;
  readonly webRooms: number;
  readonly prompters: number;
  /** 'YYYY-MM-DD' */
  readonly date: string;
  /** 'HH:MM' */
  readonly time: string;
  readonly zone: string;
  readonly cast: Readonly<Partial<Record<RoleName, Casting>>>;
  readonly values: Readonly<Record<string, string>>;
  /** whether groups come later by what is proposed, so that nobody has too much in one minute */
  readonly stagger: boolean;
}

/** What is still missing before it can be opened. */
export interface Missing {
  readonly name: boolean;
  readonly groups: boolean;
  readonly when: boolean;
  readonly roles: readonly RoleName[];
  readonly values: readonly string[];
}

/** Nine in the morning of the next day: when camps open. */
const openingTime = '09:00';

export function firstOpening(o: { now: Date; zone: string; proposed?: ScriptDetail['proposedCast'] }): Opening {
  const tomorrow = wallClock(new Date(o.now.getTime() + 86_400_000), o.zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    name: null,
    webRooms: 1,
    prompters: 0,
    date: `${tomorrow.year}-${two(tomorrow.month)}-${two(tomorrow.date)}`,
    time: openingTime,
    zone: o.zone,
    cast: Object.fromEntries(
      (o.proposed ?? []).flatMap(({ role, staffId, deputyStaffId }) =>
        staffId === null ? [] : [[role, deputyStaffId === null ? { staffId } : { staffId, deputyStaffId }]],
      ),
    ),
    values: {},
    stagger: false,
  };
}

export function missingOf(opening: Opening, script: Pick<ScriptDetail, 'roles' | 'missing'>, name: string): Missing {
  return {
    name: name.trim() === '',
    groups: opening.webRooms + opening.prompters < 1,
    when: !/^\d{4}-\d\d-\d\d$/u.test(opening.date) || !/^\d\d:\d\d$/u.test(opening.time),
    roles: script.roles.filter((role) => (opening.cast[role]?.staffId ?? null) === null),
    values: script.missing.map((variable) => variable.name).filter((variable) => (opening.values[variable] ?? '').trim() === ''),
  };
}

export function isComplete(missing: Missing): boolean {
  return !missing.name && !missing.groups && !missing.when && missing.roles.length === 0 && missing.values.length === 0;
}

/** Whether the opening's wall-clock moment is past. */
export function isPast(opening: Pick<Opening, 'date' | 'time' | 'zone'>, now: Date): boolean {
  const here = wallClock(now, opening.zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${opening.date}T${opening.time}` < `${here.year}-${two(here.month)}-${two(here.date)}T${here.time}`;
}

/**
 * The request that opens it; only what the script asks for is sent.
 * @param offsets the proposed stagger of the groups in which people post; null = there is none
 */
export function toRequest(opening: Opening, script: ScriptDetail, name: string, offsets: readonly number[] | null = null): OpenCampaign {
  // in the order of `groups`: where software posts nobody has too much
  const staggered = opening.stagger && offsets !== null ? [...Array<number>(opening.webRooms).fill(0), ...offsets] : null;
  return {
    ...(staggered === null ? {} : { offsets: staggered }),
    name: name.trim(),
    scriptVersionId: script.latest.scriptVersionId,
    openingAt: `${opening.date}T${opening.time}`,
    zone: opening.zone,
    groups: [
      { channel: 'webRoom' as const, count: opening.webRooms },
      { channel: 'prompter' as const, count: opening.prompters },
    ].filter((group) => group.count > 0),
    values: Object.fromEntries(script.missing.map(({ name: variable }) => [variable, (opening.values[variable] ?? '').trim()])),
    cast: script.roles.flatMap((role) => {
      const casting = opening.cast[role];
      const staffId = casting?.staffId ?? null;
      const deputyStaffId = casting?.deputyStaffId;
      return staffId === null ? [] : [{ role, staffId, ...(deputyStaffId === undefined ? {} : { deputyStaffId }) }];
    }),
  };
}
