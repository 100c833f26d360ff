import type { Cue, Locale, Script } from '../script.ts';
import { wordOf } from '../vocabulary/index.ts';
import { plainScript, writePlainScript } from '../write/index.ts';
import { notesHeading, ownColumns } from './own-words.ts';
import { cueWords, dayWords } from './script-layout.ts';

/**
 * A script as a Markdown document a person can read, print and go on editing: days and stages as headings, a cue under each time, what it says as a quotation,
 * the rest as a list. What the script declares beside its cues stands before them as YAML. `importMarkdown` makes the same script of it again.
 */
export function writeMarkdown(script: Script, { locale }: { readonly locale: Locale }): string {
  const { cues: _, title, notes, ...head } = plainScript(script) as { cues: unknown; title: unknown; notes: unknown };
  const heading = isInline(script.title);
  const front = writePlainScript(heading ? head : { ...head, title }).replace(/^#[^\n]*\n/u, '');
  const parts = [`---\n${front}---`, ...(heading ? [`# ${script.title}`] : []), `<!-- ${hint[locale]} -->`];
  let section: Pick<Cue, 'stage'> & { readonly day: number | null } = { day: null, stage: 'trust' };
  for (const [index, cue] of script.cues.entries()) {
    const day = cue.when.kind === 'at' ? cue.when.time.day : section.day;
    if (index === 0 || day !== section.day || cue.stage !== section.stage) {
      section = { day, stage: cue.stage };
      parts.push(`## ${[...(day === null ? [] : [dayWords(day, locale)]), wordOf('stages', cue.stage, locale)].join(BETWEEN)}`);
    }
    parts.push(...cueParts(cue, locale));
  }
  if (typeof notes === 'string') parts.push(`## ${notesHeading[locale]}`, quotation(notes));
  return `${parts.join('\n\n')}\n`;
}

/** Divides what stands in a heading: `### 09:00 · 群内 · 班主任 · 开营欢迎`. */
const BETWEEN = ' · ';

const hint: Readonly<Record<Locale, string>> = {
  'zh-CN':
    '可以直接改：引用（>）是要发的话，下面的列表是其余内容。编号别动，再导入时认得出是同一个节点；要增加节点，照样子写，不用写编号。',
  en: 'Edit it as you like: quotations (>) are what is posted, the list below each is the rest. Leave the ids, by which a cue is known again; to add a cue, write one like the others without an id.',
};

function cueParts(cue: Cue, locale: Locale): readonly string[] {
  const words = cueWords(cue, locale);
  const one = (field: keyof typeof words): string => words[field]?.[0] ?? '';
  const title = one('title');
  const inHeading = isInline(title);
  const listed = ownColumns.flatMap(({ field, heading }) => {
    if (IN_HEADING.has(field) || (field === 'title' && inHeading)) return [];
    // what says nothing new is left out: a message in the room is said, in private whispered
    if (field === 'do' && (cue.action === 'say' || cue.action === 'whisper')) return [];
    const values = field === 'attachments' ? cue.attachments : [one(field)];
    return values.flatMap((value) => (value === '' ? [] : [listItem(heading[locale], value, locale)]));
  });
  const variants = words.variants ?? [];
  const label = `${ownColumns.find(({ field }) => field === 'variants')?.heading[locale]}${colon(locale)}`.trimEnd();
  return [
    `### ${[one('time'), one('where'), one('who'), ...(inHeading ? [title] : [])].join(BETWEEN)}`,
    ...(one('text') === '' ? [] : [quotation(one('text'))]),
    ...variants.flatMap((variant) => [label, quotation(variant)]),
    ...(listed.length === 0 ? [] : [listed.join('\n')]),
  ];
}

/** Fields that stand in a cue's heading, in the section above or as quotations. */
const IN_HEADING: ReadonlySet<string> = new Set(['stage', 'day', 'time', 'who', 'where', 'text', 'variants']);

function listItem(label: string, value: string, locale: Locale): string {
  if (isInline(value)) return `- ${label}${colon(locale)}${value}`;
  return `- ${label}${colon(locale).trimEnd()}\n${indented(quotation(value))}`;
}

function colon(locale: Locale): string {
  return locale === 'en' ? ': ' : '：';
}

/** A text as it can stand behind a colon or in a heading and be read back letter by letter. */
function isInline(text: string): boolean {
  return text !== '' && text === text.trim() && !text.includes('\n') && !text.includes('\r');
}

/** Every line behind `> `; an empty one behind `>` alone, since editors cut blanks at the end. */
function quotation(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
