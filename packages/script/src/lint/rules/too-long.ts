import { type Message, makeFinding } from '../../finding.ts';
import type { ChannelName, Finding } from '../../script.ts';
import { textLength } from '../../text/text-length.ts';
import { variableSource } from '../../text/variable-source.ts';
import { actions } from '../../vocabulary/actions.ts';
import type { TextLimit } from '../../vocabulary/channels.ts';
import { wordOf } from '../../vocabulary/vocabulary.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  tooLong: (channel: ChannelName, amount: number, limit: TextLimit): Message => {
    const zh = limit.unit === 'bytes' ? '字节（一个汉字 3 字节）' : '字';
    const en = limit.unit === 'bytes' ? 'bytes (a Chinese character is 3)' : 'characters';
    return {
      'zh-CN': {
        why: `这段文字至少有 ${amount} ${zh}，${wordOf('channels', channel, 'zh-CN')}一条消息最多 ${limit.amount}。`,
        todo: '删短，或拆成几个节点。',
      },
      en: {
        why: `This text has at least ${amount} ${en}; ${wordOf('channels', channel, 'en')} takes ${limit.amount} a message.`,
        todo: 'Shorten it, or split it into several cues.',
      },
    };
  },
};

/** Counts what is certain to be said: the text without its variables, and the values that are already known. */
export const tooLong = {
  id: 'too-long',
  severity: 'error',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '超过上限的消息会被平台拒绝或截断。',
    en: 'A platform refuses or cuts a message over its limit.',
  },
  source: 'limits and their sources: vocabulary/channels.ts',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, channel, values }: LintContext): readonly Finding[] {
  const { textLimit } = channel;
  const filled = (name: string) => {
    const source = variableSource(name, script);
    return source.kind === 'fixed' ? source.value : Object.hasOwn(values, name) ? (values[name] ?? '') : '';
  };
  return script.cues.flatMap((cue) => {
    if (!actions[cue.action].reachesMembers) return [];
    const amount = Math.max(0, ...cue.texts.map((text) => textLength(certainText(text, filled), textLimit.unit)));
    if (amount <= textLimit.amount) return [];
    return [makeFinding(tooLong, formats.tooLong(channel.name, amount, textLimit), { at: placeOf(cue, 'text'), cue: cue.id })];
  });
}

function certainText(text: string, filled: (name: string) => string): string {
  return text.replaceAll(/\{%.*?%\}/gs, '').replaceAll(/\{\{-?\s*([^\s|}]*).*?\}\}/gs, (_all, name: string) => filled(name));
}
