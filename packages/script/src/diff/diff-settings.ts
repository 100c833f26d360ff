import { wordOf } from '../vocabulary/vocabulary.ts';
import { compareLists, keysOf, subjectOf } from './diff-list.ts';
import type { Difference } from './difference.ts';
import { keyWords } from './key-words.ts';
import { type PlainRecord, plainFields, plainRecords, sameValue, WITHOUT_VALUE } from './plain-records.ts';
import { bothWords, changedWords } from './sentences.ts';
import { valueWords, type WordsContext } from './value-words.ts';

type Fields = ReadonlyMap<string, unknown>;

/** What differs at the head of two scripts, as written: everything but the cues. */
export function diffSettings(before: Fields, after: Fields): readonly Difference[] {
  return keysOf(before, after)
    .filter((key) => key !== 'cues')
    .flatMap((key) => diffSetting(key, before.get(key) ?? null, after.get(key) ?? null));
}

function diffSetting(key: string, from: unknown, to: unknown): readonly Difference[] {
  if (sameValue(from, to)) return [];
  const lists = [plainRecords(from ?? []), plainRecords(to ?? [])];
  if (Array.isArray(from ?? to) && lists[0] && lists[1]) return diffDeclared(key, lists[0].records, lists[1].records);
  const [old, now] = [plainFields(from ?? {}), plainFields(to ?? {})];
  if (plainFields(from ?? to) && old && now) {
    return keysOf(old, now).flatMap((field) => {
      const [one, other] = [old.get(field) ?? null, now.get(field) ?? null];
      // a key without a value is written too: a variable that is asked for
      if (old.has(field) === now.has(field) && sameValue(one, other)) return [];
      return [settingField({ key, field, from: heldAt(old, field), to: heldAt(now, field) })];
    });
  }
  return [
    {
      ...{ kind: 'changed', subject: { kind: 'setting', key }, field: null, from, to, at: null },
      words: bothWords((locale) => changedWords({ thing: null, field: key, from, to, ofCue: false }, plainContext(locale))),
    },
  ];
}

/** What a key holds; null where it is not there, `WITHOUT_VALUE` where it is there and empty. */
function heldAt(fields: Fields, field: string): unknown {
  return fields.has(field) ? (fields.get(field) ?? WITHOUT_VALUE) : null;
}

function settingField(o: { key: string; field: string; from: unknown; to: unknown }): Difference {
  return {
    ...{ kind: 'changed', subject: { kind: 'setting', key: o.key }, field: o.field, from: o.from, to: o.to, at: null },
    words: bothWords((locale) => {
      const name = o.key === 'roles' ? wordOf('roles', o.field, locale) : keyWords(o.field, locale, { ofCue: false });
      const thing = `${keyWords(o.key, locale, { ofCue: false })}${locale === 'en' ? ' ' : ''}“${name}”`;
      return wholeWords({ thing, from: o.from, to: o.to }, plainContext(locale));
    }),
  };
}

/** A named value that came, went or changed. */
function wholeWords(o: { thing: string; from: unknown; to: unknown }, context: WordsContext): string {
  const english = context.locale === 'en';
  const said = (value: unknown) =>
    value === WITHOUT_VALUE ? (english ? 'asked for at opening' : '开期时再填') : changedValue(value, context);
  if (o.from === null) return english ? `added ${o.thing}: ${said(o.to)}` : `加了${o.thing}：${said(o.to)}`;
  if (o.to === null) return english ? `removed ${o.thing} (was ${said(o.from)})` : `去掉了${o.thing}（原来是${said(o.from)}）`;
  return english ? `changed ${o.thing} from ${said(o.from)} to ${said(o.to)}` : `${o.thing}从${said(o.from)}改成${said(o.to)}`;
}

function diffDeclared(list: string, a: readonly PlainRecord[], b: readonly PlainRecord[]): readonly Difference[] {
  const compared = compareLists(a, b);
  const whole = (kind: 'added' | 'removed', record: PlainRecord, behind: string | null): Difference => {
    const value = Object.fromEntries([[list === 'stages' ? 'name' : 'id', record.id], ...record.fields]);
    return {
      ...{ kind, subject: subjectOf(list, record.id), field: null, at: null },
      ...(kind === 'added' ? { from: null, to: value, after: behind } : { from: value, to: null }),
      words: bothWords((locale) => {
        const said = `${thingOf(list, record, locale)}${locale === 'en' ? ': ' : '：'}${changedValue(record.fields, plainContext(locale))}`;
        return locale === 'en' ? `${kind} ${said}` : `${kind === 'added' ? '加了' : '删了'}${said}`;
      }),
    };
  };
  return [
    ...compared.removed.map((record) => whole('removed', record, null)),
    ...(compared.order ? [reordered(list, compared.order)] : []),
    ...compared.added.map(({ record, after }) => whole('added', record, after)),
    ...compared.both.flatMap(({ before, after }) =>
      keysOf(before.fields, after.fields).flatMap((field): readonly Difference[] => {
        const [from, to] = [before.fields.get(field) ?? null, after.fields.get(field) ?? null];
        if (sameValue(from, to)) return [];
        const words = bothWords((locale) =>
          changedWords({ thing: thingOf(list, after, locale), field, from, to, ofCue: false }, plainContext(locale)),
        );
        return [{ kind: 'changed', subject: subjectOf(list, after.id), field, from, to, at: null, words }];
      }),
    ),
  ];
}

/** 优惠“系统课首发”, offer “Launch”: by its title where it has one. */
function thingOf(list: string, { id, fields }: PlainRecord, locale: WordsContext['locale']): string {
  const title = fields.get('title');
  const name = list === 'stages' ? wordOf('stages', id, locale) : typeof title === 'string' ? title : id;
  return `${keyWords(list, locale, { ofCue: false })}${locale === 'en' ? ' ' : ''}“${name}”`;
}

function reordered(list: string, { from, to }: { from: readonly string[]; to: readonly string[] }): Difference {
  return {
    ...{ kind: 'reordered', subject: { kind: 'setting', key: list }, field: null, from, to, at: null },
    words: bothWords((locale) => {
      const name = keyWords(list, locale, { ofCue: false });
      return locale === 'en' ? `the order of ${name} differs: ${to.join(', ')}` : `${name}的先后变了：${to.join('、')}`;
    }),
  };
}

function plainContext(locale: WordsContext['locale']): WordsContext {
  return { locale, nameOf: (id) => id };
}

function changedValue(value: unknown, context: WordsContext): string {
  return valueWords('', value, context);
}
