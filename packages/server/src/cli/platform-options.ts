import {
  type AllowanceName,
  type ChannelName,
  type ChannelProfileName,
  evenStaffing,
  type Locale,
  profileOfChannel,
  type RoleName,
  type Script,
  type Staffing,
  vocabulary,
  wordOf,
} from '@kuaishan/script';
import { UsageError } from './command.ts';
import { wholeNumber } from './whole-number.ts';

/** Options that say where a script runs and who plays it, for `util.parseArgs`. */
export const platformOptions = {
  channel: { type: 'string' },
  allowance: { type: 'string' },
  groups: { type: 'string' },
  members: { type: 'string' },
  hosts: { type: 'string' },
  assistants: { type: 'string' },
  consultants: { type: 'string' },
  teachers: { type: 'string' },
  ambassadors: { type: 'string' },
  deputies: { type: 'string' },
} as const;

export type PlatformValues = Readonly<Partial<Record<keyof typeof platformOptions, string | undefined>>>;

const roleOptions = {
  hosts: 'host',
  assistants: 'assistant',
  consultants: 'consultant',
  teachers: 'teacher',
  ambassadors: 'ambassador',
} as const satisfies Partial<Record<keyof typeof platformOptions, RoleName>>;

export const platformUsage =
  '[--channel NAME] [--allowance monthly|7-a-week|1-a-day] [--groups N] [--members N] [--hosts N] [--assistants N] [--consultants N] [--teachers N] [--ambassadors N] [--deputies N]';

export const platformHelp = {
  'zh-CN': `  --channel    平台：${names('zh-CN')}；不写就按剧本里的渠道
  --allowance  企业微信的群发限额：monthly（每月按当月天数，默认）、7-a-week、1-a-day
  --groups     同时开几个群；写了才看人手
  --members    每群多少人；不写就不算逐个私聊和助教人数
  --hosts、--assistants、--consultants、--teachers、--ambassadors  各角色几个人，平均带群；没写的角色按一个人算
  --deputies   每个角色有几个人配了替补；不写就不看`,
  en: `  --channel    the platform: ${names('en')}; the channel the script names unless given
  --allowance  WeCom's setting for mass messages: monthly (as many as the month has days, the default), 7-a-week, 1-a-day
  --groups     groups at the same time; without it nothing is said about load
  --members    members in each group; without it private messages by hand and assistants are not counted
  --hosts, --assistants, --consultants, --teachers, --ambassadors  people of each role, who share the groups evenly; a role not named is one person
  --deputies   how many people of each role have a deputy; without it deputies are not judged`,
} as const;

function names(locale: Locale): string {
  const known = Object.values(vocabulary.profiles).map(({ name, words }) => `${name}${locale === 'en' ? ' ' : ''}(${words[locale][0]})`);
  return known.join(locale === 'en' ? ', ' : '、');
}

/** Where a script is going to run: a platform, and the connector it runs on. */
export interface Platform {
  /** null = as the script says */
  readonly profile: ChannelProfileName | null;
  readonly allowance: AllowanceName | null;
}

/** @throws UsageError for a platform or a setting there is none of, or a setting where the platform has none */
export function platformOf(values: PlatformValues): Platform {
  const profile = values.channel === undefined ? null : profileNamed(values.channel);
  if (values.allowance === undefined) return { profile, allowance: null };
  const known = Object.keys(vocabulary.allowances) as AllowanceName[];
  const allowance = known.find((name) => name === values.allowance);
  if (!allowance) {
    throw new UsageError({
      'zh-CN': `没有“${values.allowance}”这个群发限额，可选：${known.join('、')}`,
      en: `there is no allowance “${values.allowance}”; choose ${known.join(', ')}`,
    });
  }
  if (profile === null || vocabulary.profiles[profile].massMessages === null) {
    throw new UsageError({
      'zh-CN': '--allowance 要和有群发的平台一起用，如 --channel wecom',
      en: '--allowance goes with a platform that has mass messages, such as --channel wecom',
    });
  }
  return { profile, allowance };
}

/** Both a platform's name and a connector's are understood. */
function profileNamed(name: string): ChannelProfileName {
  if (Object.hasOwn(vocabulary.channels, name)) return profileOfChannel(name as ChannelName);
  if (Object.hasOwn(vocabulary.profiles, name)) return name as ChannelProfileName;
  const known = [...new Set([...Object.keys(vocabulary.profiles), ...Object.keys(vocabulary.channels)])];
  throw new UsageError({
    'zh-CN': `没有“${name}”这个渠道，可选：${known.join('、')}`,
    en: `there is no channel “${name}”; choose ${known.join(', ')}`,
  });
}

/** As many as one campaign may open, and as large as a WeCom room may be. */
const most = { groups: 500, members: 500, people: 1000 } as const;

/**
 * Who plays a script, as the options say; null when `--groups` is not given.
 * @throws UsageError for what is no number, and for people without groups
 */
export function staffingOf(values: PlatformValues, script: Pick<Script, 'cues'>, locale: Locale): Staffing | null {
  const given = (Object.keys(roleOptions) as (keyof typeof roleOptions)[]).filter((name) => values[name] !== undefined);
  if (values.groups === undefined) {
    const lonely = [...given, ...(['members', 'deputies'] as const).filter((name) => values[name] !== undefined)][0];
    if (lonely === undefined) return null;
    throw new UsageError({
      'zh-CN': `--${lonely} 要和 --groups 一起用`,
      en: `--${lonely} goes with --groups`,
    });
  }
  const counted = (name: keyof typeof platformOptions, from: number, to: number) => {
    const value = values[name];
    return value === undefined ? null : wholeNumber(name, value, { from, to });
  };
  const people = Object.fromEntries(given.map((name) => [roleOptions[name], counted(name, 1, most.people)]));
  const played = new Set(script.cues.map((cue) => cue.role));
  return evenStaffing({
    groups: wholeNumber('groups', values.groups, { from: 1, to: most.groups }),
    membersPerGroup: counted('members', 0, most.members),
    people,
    roles: [...played, ...given.map((name) => roleOptions[name])],
    deputies: counted('deputies', 0, most.people),
    nameOf: (role, number) => {
      const word = wordOf('roles', role, locale);
      return (people[role] ?? 1) === 1 ? word : `${word} ${number}`;
    },
  });
}
