import { type Message, makeFinding, quoted } from '../../finding.ts';
import type { Cue, Finding, Locale, QuickFix } from '../../script.ts';
import { variableHint } from '../../text/missing-variables.ts';
import { variableSource } from '../../text/variable-source.ts';
import { variablesOf } from '../../text/variables-of.ts';
import { everywhere, type LintContext, type LintRule, placeOf } from '../rule.ts';

const formats = {
  noSource: (name: string): Message => ({
    'zh-CN': { why: `变量“${quoted(name)}”没有来源，系统不知道它的值。`, todo: '开期时给它一个值，或写进 variables。' },
    en: {
      why: `The variable “${quoted(name)}” has no source: nothing here knows its value.`,
      todo: 'Give it a value when a campaign opens, or write it under variables.',
    },
  }),
  noSourceChanging: (name: string, hint: Readonly<Record<Locale, string>>): Message => ({
    'zh-CN': {
      why: `变量“${quoted(name)}”没有来源，值${hint['zh-CN']}，开期时填的一个值到时多半不对。`,
      todo: '改写这句话不用它；确认一个值够用，就写进 variables。',
    },
    en: {
      why: `The variable “${quoted(name)}” has no source. ${hint.en}, so one value given at opening will likely be wrong when it is said.`,
      todo: 'Reword the text without it; if one value will do, write it under variables.',
    },
  }),
  perMemberInRoom: (name: string): Message => ({
    'zh-CN': {
      why: `“${quoted(name)}”每位成员不同，群里的一条消息不能对每个人说不同的话。`,
      todo: '改成私聊（where: private），或改用统一的称呼。',
    },
    en: {
      why: `“${quoted(name)}” differs from member to member, and a message in the room is the same for all.`,
      todo: 'Say it privately (where: private), or address everybody alike.',
    },
  }),
  whichOffer: (name: string): Message => ({
    'zh-CN': { why: `剧本里有几个优惠，不知道“${quoted(name)}”说的是哪一个。`, todo: '写上 of: 优惠的 id。' },
    en: { why: `The script has several offers, and it is not clear whose “${quoted(name)}” this is.`, todo: 'Add of: <id of the offer>.' },
  }),
  singleBraces: (written: string): Message => ({
    'zh-CN': { why: `“{${quoted(written)}}”只有一层花括号，会原样发给成员。`, todo: `要填入变量，就写 {{ ${quoted(written)} }}。` },
    en: {
      why: `“{${quoted(written)}}” has single braces, so members would read it as it stands.`,
      todo: `To fill in a variable write {{ ${quoted(written)} }}.`,
    },
  }),
};

/** One finding per cue and variable. A variable the script declares, or that has been given a value, is acknowledged. */
export const unknownVariable = {
  id: 'unknown-variable',
  severity: 'warning',
  kind: 'form',
  covers: everywhere,
  reason: {
    'zh-CN': '没有值的变量会让消息发不出去；过时的数字会让消息变成假话。',
    en: 'A variable without a value stops a message; one with a stale value makes it untrue.',
  },
  source: 'design.md, Technology: text is Liquid with strict variables; playbook.md: text that has become false is not sent',
  formats,
  check,
} as const satisfies LintRule;

function check({ script, values }: LintContext): readonly Finding[] {
  return script.cues.flatMap((cue) => {
    const say = (name: string, message: Message, severity: 'error' | 'warning', fix?: QuickFix) =>
      makeFinding(unknownVariable, message, { at: placeOf(cue, `variable:${name}`), cue: cue.id, severity, fix });
    const named = [...namesIn(cue)].flatMap((name) => {
      const source = variableSource(name, script);
      if (source.kind === 'fixed' || Object.hasOwn(values, name)) return [];
      if (source.kind === 'known') {
        if (source.entry.perMember && cue.place === 'room') return [say(name, formats.perMemberInRoom(name), 'error')];
        return source.entry.ofOffer && cue.about === null && script.offers.length > 1 ? [say(name, formats.whichOffer(name), 'error')] : [];
      }
      if (source.declared) return [];
      const hint = source.about && variableHint(source.about);
      return [
        hint ? say(name, formats.noSourceChanging(name, hint), 'warning') : say(name, formats.noSource(name), 'warning', askedFor(name)),
      ];
    });
    const braced = [...new Set(cue.texts.flatMap(singleBraced))].map((written) =>
      makeFinding(unknownVariable, formats.singleBraces(written), {
        at: placeOf(cue, 'text'),
        cue: cue.id,
        fix: doubled(written, cue, script),
      }),
    );
    return [...named, ...braced];
  });
}

/** Declared without a value, it is asked for when a campaign opens. */
function askedFor(name: string): QuickFix {
  return {
    label: { 'zh-CN': `在 variables 里声明“${name}”，开期时填`, en: `Declare “${name}” under variables, to be given at opening` },
    changes: [{ kind: 'setHead', path: ['variables', name], value: null }],
  };
}

/** Only where the variable then has a value: else one finding would make room for another. */
function doubled(name: string, cue: Cue, script: LintContext['script']): QuickFix | undefined {
  const source = variableSource(name, script);
  const works = source.kind === 'known' ? !(source.entry.perMember && cue.place === 'room') : source.kind === 'fixed' || source.declared;
  if (!works) return undefined;
  return {
    label: { 'zh-CN': `改成 {{ ${name} }}`, en: `Write {{ ${name} }}` },
    changes: ['{}', '｛｝'].flatMap(([open = '', close = '']) => {
      const from = `${open}${name}${close}`;
      return cue.texts.some((text) => text.includes(from))
        ? [{ kind: 'replaceText', cue: cue.id, from, to: `{{ ${name} }}` } as const]
        : [];
    }),
  };
}

function namesIn(cue: Cue): ReadonlySet<string> {
  return new Set(
    cue.texts.flatMap((text) => {
      const used = variablesOf(text);
      return used.ok ? used.variables.map((use) => use.name) : [];
    }),
  );
}

/** `{昵称}`, as operators write variables in a workbook. */
function singleBraced(text: string): readonly string[] {
  return [...text.matchAll(/(?<![{%])[{｛]([\p{L}\p{N}_-]{1,30})[}｝](?!\})/gu)].map((match) => match[1] ?? '');
}
