import { type Locale, type Script, STAGGER_MINUTES_MAX, type StaggerLimit, staggerLimit } from '@kuaishan/script';

type Both = Readonly<Record<Locale, string>>;

/**
 * What is wrong with a stagger, or null: one number a group, none beyond what the script's quiet hours, ends and midnights allow.
 *
 * @param o.offsets minutes by which each group comes later, in the order of the groups
 * @param o.openingMinute minute of the day the campaign opens
 */
export function staggerSlip(script: Script, o: { offsets: readonly number[]; groups: number; openingMinute: number }): Both | null {
  if (o.offsets.length !== o.groups) {
    return {
      'zh-CN': `offsets: 有 ${o.groups} 个群，要写 ${o.groups} 个数，现在是 ${o.offsets.length} 个`,
      en: `offsets: there are ${o.groups} groups and ${o.offsets.length} numbers; give one for each group`,
    };
  }
  const limit = staggerLimit(script, { openingMinute: o.openingMinute });
  const longest = Math.max(0, ...o.offsets);
  return longest <= limit.minutes ? null : tooLong(script, { longest, limit });
}

function tooLong(script: Script, { longest, limit }: { longest: number; limit: StaggerLimit }): Both {
  const cue = script.cues.find((one) => one.id === limit.cue);
  const title = cue ? (cue.title ?? cue.id) : '';
  const { 'zh-CN': zh, en } = limit.before === null ? { 'zh-CN': '', en: '' } : beyond[limit.before];
  return {
    'zh-CN': `offsets: 最多能错开 ${limit.minutes} 分钟，不是 ${longest}${zh === '' ? `（上限 ${STAGGER_MINUTES_MAX}）` : `：再晚“${title}”就${zh}`}`,
    en: `offsets: a stagger may take up to ${limit.minutes} minutes, not ${longest}${en === '' ? '' : `: later “${title}” would come ${en}`}`,
  };
}

const beyond: Readonly<Record<NonNullable<StaggerLimit['before']>, Both>> = {
  quietHours: { 'zh-CN': '进了免打扰时段', en: 'in quiet hours' },
  sendUntil: { 'zh-CN': '过了自己的最晚时间', en: 'past its own end' },
  deadline: { 'zh-CN': '过了直播或报价的时间', en: 'past a class or an offer' },
  midnight: { 'zh-CN': '过了当天零点', en: 'past midnight' },
};
