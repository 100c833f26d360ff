import { type Message, makeFinding } from '../../finding.ts';
import type { ChannelName, Finding, Locale } from '../../script.ts';
import { actions } from '../../vocabulary/actions.ts';
import { type Capability, capabilities } from '../../vocabulary/channels.ts';
import { findByName, wordOf } from '../../vocabulary/vocabulary.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { milestonesOf } from './unknown-reference.ts';

const list = (cannot: readonly Capability[], locale: Locale) =>
  cannot.map((capability) => capabilities[capability].words[locale][0]).join(locale === 'en' ? ' or ' : '、');
const channelWord = (channel: ChannelName, locale: Locale) => wordOf('channels', channel, locale);

const formats = {
  byHand: (channel: ChannelName, cannot: readonly Capability[]): Message => ({
    'zh-CN': {
      why: `${channelWord(channel, 'zh-CN')}不能${list(cannot, 'zh-CN')}，这条私聊会变成一条提词，由人逐个发送。`,
      todo: '确认人手够，或改到网页群。',
    },
    en: {
      why: `${channelWord(channel, 'en')} cannot ${list(cannot, 'en')}, so a person is prompted to write this to each member by hand.`,
      todo: 'Make sure there are enough hands, or use the web room.',
    },
  }),
  cannotPost: (channel: ChannelName): Message => ({
    'zh-CN': { why: `${channelWord(channel, 'zh-CN')}不能发消息。`, todo: '换一个渠道，或改成人工任务。' },
    en: { why: `${channelWord(channel, 'en')} cannot post messages.`, todo: 'Use another channel, or make it a task.' },
  }),
  milestoneUnseen: (channel: ChannelName, milestone: string, cannot: readonly Capability[]): Message => ({
    'zh-CN': {
      why: `${channelWord(channel, 'zh-CN')}不能${list(cannot, 'zh-CN')}，里程碑“${wordOf('milestones', milestone, 'zh-CN')}”不会被记录，人群会选错。`,
      todo: '去掉这个条件，或改到网页群。',
    },
    en: {
      why: `${channelWord(channel, 'en')} cannot ${list(cannot, 'en')}, so “${wordOf('milestones', milestone, 'en')}” is never recorded and the audience is wrong.`,
      todo: 'Drop the condition, or use the web room.',
    },
  }),
  joinUnseen: (channel: ChannelName): Message => ({
    'zh-CN': {
      why: `${channelWord(channel, 'zh-CN')}不知道谁何时入群，只有从入群链接进来的成员会触发这个节点。`,
      todo: '改成第几天几点，或改到网页群。',
    },
    en: {
      why: `${channelWord(channel, 'en')} does not know who joins when; only members who came through the join link set this cue off.`,
      todo: 'Use a day and time, or the web room.',
    },
  }),
  heardByAll: (): Message => ({
    'zh-CN': {
      why: '群里说的话人人都看得到，“to”选不了人。',
      todo: '去掉 to，或改成私聊（where: private）。',
    },
    en: {
      why: 'What is said in a room is heard by everybody in it; “to” cannot choose among them.',
      todo: 'Drop to, or make it private (where: private).',
    },
  }),
  tooManyAttachments: (channel: ChannelName, count: number, most: number): Message => ({
    'zh-CN': { why: `${channelWord(channel, 'zh-CN')}一条消息最多带 ${most} 个附件，这里有 ${count} 个。`, todo: '拆成几个节点。' },
    en: {
      why: `${channelWord(channel, 'en')} takes at most ${most} attachments a message; here are ${count}.`,
      todo: 'Split it into several cues.',
    },
  }),
};

/** What a cue needs against what its channel declares. */
export const channelCannot = {
  id: 'channel-cannot',
  severity: 'warning',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '渠道做不到的事，要在开群之前知道，而不是当晚。',
    en: 'What a channel cannot do must be known before the group opens, not on the night.',
  },
  source: 'playbook.md, Where it really happens: every channel declares what it can do',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, channel, index }: LintContext): readonly Finding[] {
  const { roots } = index;
  return script.cues.flatMap((cue) => {
    const found: Finding[] = [];
    const say = (message: Message, field: string, severity: 'error' | 'warning') =>
      found.push(makeFinding(channelCannot, message, { at: placeOf(cue, field), cue: cue.id, severity }));
    const cannot = actions[cue.action].needs.filter((capability) => !channel.can[capability]);
    if (cannot.includes('post')) say(formats.cannotPost(channel.name), 'do', 'error');
    else if (cannot.length > 0) say(formats.byHand(channel.name, cannot), cue.fields['where'] ? 'where' : 'do', 'warning');
    if (cue.audience && cue.place === 'room' && actions[cue.action].reachesMembers) say(formats.heardByAll(), 'to', 'error');
    for (const name of cue.audience ? milestonesOf(cue.audience) : []) {
      const milestone = findByName('milestones', name);
      const unseen = milestone?.available ? milestone.needs.filter((capability) => !channel.can[capability]) : [];
      // who joined through the link is known even so; what was said elsewhere is not, which `cannot-hear` tells
      if (unseen.length > 0 && !unseen.includes('hear')) say(formats.milestoneUnseen(channel.name, name, unseen), 'to', 'warning');
    }
    if (roots.get(cue.id)?.root.kind === 'join' && !channel.can.roster) say(formats.joinUnseen(channel.name), 'when', 'warning');
    const most = channel.attachmentLimit.amount;
    if (actions[cue.action].reachesMembers && cue.attachments.length > most) {
      say(formats.tooManyAttachments(channel.name, cue.attachments.length, most), 'attachments', 'error');
    }
    return found;
  });
}
