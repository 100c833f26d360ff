import { type Message, makeFinding } from '../../finding.ts';
import type { Finding } from '../../script.ts';
import type { ChannelProfileName } from '../../vocabulary/profiles.ts';
import { findByName, wordOf } from '../../vocabulary/vocabulary.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';
import { milestonesOf } from './unknown-reference.ts';

const formats = {
  milestone: (profile: ChannelProfileName, milestone: string): Message => ({
    'zh-CN': {
      why: `${wordOf('profiles', profile, 'zh-CN')}里成员说了什么系统听不到，里程碑“${wordOf('milestones', milestone, 'zh-CN')}”不会被记录，人群会选错。`,
      todo: '去掉这个条件，改用成员在手机页上做的事，或改到网页群。',
    },
    en: {
      why: `What members write on ${wordOf('profiles', profile, 'en')} is not heard, so “${wordOf('milestones', milestone, 'en')}” is never recorded and the audience is wrong.`,
      todo: 'Drop the condition, use what members do on their phone page, or use the web room.',
    },
  }),
};

/** What needs the channel to hear, where it cannot. */
export const cannotHear = {
  id: 'cannot-hear',
  severity: 'error',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '微信和企微的群聊系统读不到：靠“说过没有”来选人，会选到所有人或一个人都选不到。',
    en: 'Chats of WeChat and WeCom cannot be read: choosing people by what they said there chooses everybody or nobody.',
  },
  source: 'playbook.md, Where it really happens: the chat is the loudspeaker, the phone page is the record',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, channel, profile }: LintContext): readonly Finding[] {
  if (channel.can.hear) return [];
  return script.cues.flatMap((cue) => {
    const unheard = [...(cue.audience ? milestonesOf(cue.audience) : [])].filter((name) => {
      const milestone = findByName('milestones', name);
      return milestone?.available && milestone.needs.includes('hear');
    });
    return unheard.map((name) => makeFinding(cannotHear, formats.milestone(profile, name), { at: placeOf(cue, 'to'), cue: cue.id }));
  });
}
