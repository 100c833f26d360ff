import { type LintRule, type Locale, lintRules } from '../src/index.ts';
import { ruleExamples } from '../src/lint/examples/index.ts';
import { kindWords } from '../src/lint/kind-words.ts';
import { vocabulary } from '../src/vocabulary/index.ts';
import { unifiedDiff } from './unified-diff.ts';

/** The pages of docs/lint by file name: an index and a page per rule, in both languages. */
export function lintDocs(): ReadonlyMap<string, string> {
  const pages = (['en', 'zh-CN'] as const).flatMap((locale): [string, string][] => [
    [fileOf('README', locale), indexPage(locale)],
    ...lintRules.map((rule): [string, string] => [fileOf(rule.id, locale), rulePage(rule, locale)]),
  ]);
  return new Map(pages);
}

const fileOf = (name: string, locale: Locale) => (locale === 'en' ? `${name}.md` : `${name}.${locale}.md`);
const generated = '<!-- Generated from packages/script/src/lint by npm run generate. -->\n\n';

const words = {
  en: {
    title: 'What lint checks',
    other: '[中文](README.zh-CN.md)',
    intro:
      'Every rule with its reason, the smallest script that breaks it and its correction. `npm run -w packages/script lint:table` proves each of them. A `reason:` on a cue silences the rules of *craft* for that cue; it is then shown as a note with the reason. Rules of *honesty* and *form* cannot be silenced.',
    columns: '| rule | severity | why it is there |',
    severity: { error: 'error', warning: 'warning', info: 'note' },
    fact: ['Kind', 'Severity', 'Channels', 'Formats', 'Source'],
    all: 'all',
    formats: { evening: 'one evening', launch: 'launch (2–3 days)', camp: 'camp (4–5 days)', course: 'course (6 days and more)' },
    breaks: 'Breaks it, and the correction',
    back: '[All rules](README.md)',
  },
  'zh-CN': {
    title: '检查些什么',
    other: '[English](README.md)',
    intro:
      '每条规则：为什么有它，违反它的最小剧本，以及改法。`npm run -w packages/script lint:table` 逐条验证。节点上写了 `reason:`，*做法*类规则对这个节点就只作说明，并附上理由；*诚实*和*成文*类规则不能跳过。',
    columns: '| 规则 | 轻重 | 为什么有它 |',
    severity: { error: '错误', warning: '提醒', info: '说明' },
    fact: ['类别', '轻重', '渠道', '群的类型', '出处'],
    all: '全部',
    formats: { evening: '一晚', launch: '发售（2–3 天）', camp: '训练营（4–5 天）', course: '课程（6 天以上）' },
    breaks: '违反它的剧本，和改法',
    back: '[全部规则](README.zh-CN.md)',
  },
} as const;

function indexPage(locale: Locale): string {
  const w = words[locale];
  const parts = Object.entries(kindWords).map(([kind, { name, meaning }]) => {
    const rows = lintRules
      .filter((rule) => rule.kind === kind)
      .map((rule) => `| [${rule.id}](${fileOf(rule.id, locale)}) | ${w.severity[rule.severity]} | ${rule.reason[locale]} |`);
    return `## ${name[locale]}\n\n${meaning[locale]}\n\n${w.columns}\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `${generated}# ${w.title}\n\n${w.other}\n\n${w.intro}\n\n${parts.join('\n')}`;
}

function rulePage(rule: LintRule & { readonly id: keyof typeof ruleExamples }, locale: Locale): string {
  const w = words[locale];
  const { channels, formats } = rule.covers;
  const stop = locale === 'en' ? ': ' : '：';
  const facts = [
    kindWords[rule.kind].name[locale],
    w.severity[rule.severity],
    channels === 'all' ? w.all : channels.map((name) => vocabulary.channels[name].words[locale][0]).join(', '),
    formats === 'all' ? w.all : formats.map((name) => w.formats[name]).join(', '),
    rule.source,
  ].map((value, index) => `- ${w.fact[index] ?? ''}${stop}${value}`);
  const examples = ruleExamples[rule.id].map(({ what, broken, mended, at }) => {
    const places = at.map((place) => `\`${place}\``).join(' ');
    return `### ${upper(what[locale])} (${places})\n\n\`\`\`diff\n${unifiedDiff(broken, mended)}\n\`\`\`\n`;
  });
  return `${generated}# ${rule.id}\n\n${rule.reason[locale]}\n\n${facts.join('\n')}\n\n## ${w.breaks}\n\n${examples.join('\n')}\n${w.back}\n`;
}

function upper(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
