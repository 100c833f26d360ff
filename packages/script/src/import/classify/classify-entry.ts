import type { ActionName, Locale } from '../../script.ts';
import { findByName, vocabulary, wordOf } from '../../vocabulary/index.ts';
import type { Entry } from '../entry.ts';
import { quoted } from '../finding.ts';
import { readAttachments } from '../read-attachments.ts';
import { type ActionRule, actionRules } from './action-rules.ts';

/** How well a row's action is known: `sure` where its own name or column says it, `likely` where its words speak of it, `guess` where nothing does. */
export type Confidence = 'sure' | 'likely' | 'guess';

/** What a row does, and why that is thought. */
export interface Classification {
  readonly action: ActionName;
  readonly confidence: Confidence;
  /** because of which words */
  readonly because: Readonly<Record<Locale, string>>;
}

/** What is known of an entry in one place before its words are asked. */
export interface Known {
  readonly action: ActionName;
  readonly place: 'room' | 'private';
  /** the word of a place only a person reaches (朋友圈, 直播间) and what it is; null: the room or a private thread */
  readonly elsewhere: { readonly word: string; readonly name: string | null } | null;
  /** the column of kinds says so */
  readonly written: boolean;
}

/** Tells what a row does by its words, with the reason. What is done in private is a message or a task whatever it speaks of. */
export function classifyEntry(entry: Entry, known: Known): Classification {
  if (known.written) return sure(known.action, `“类型”写的是${said(known.action, 'zh-CN')}`, `its kind is ${said(known.action, 'en')}`);
  const { elsewhere } = known;
  if (elsewhere?.name === 'moments' && usable('moments'))
    return sure('moments', `渠道写的是“${elsewhere.word}”`, `its channel is “${elsewhere.word}”`);
  if (known.place === 'private') return plainly(entry, known);
  const told = byWords(entry, known);
  return told && usable(told.action) ? told : plainly(entry, known);
}

/** An action of the vocabulary. */
function usable(action: string): action is ActionName {
  return findByName('actions', action) !== null;
}

/** Names of messages that speak of everything the day brings: what they mention is not what they do. */
const OF_MANY_THINGS = /欢迎|开营|开班|早安|晚安|小结|总结|预告|回顾|播报|点评|规则|须知|welcome|summary|recap|preview|rules/iu;

function byWords(entry: Entry, { elsewhere }: Known): Classification | null {
  const title = entry.fields.title?.text ?? '';
  const copy = entry.copy.map((cell) => cell.text).join('\n');
  const first = title !== '' ? title : entry.instruction ? copy : '';
  const live = elsewhere?.name === 'broadcast';
  for (const rule of actionRules) {
    const match = first === '' || rule.unless?.test(first) ? null : rule.title?.exec(first);
    if (!match) continue;
    // a room is closed by its own act, not by saying that it will be
    if (rule.action === 'close-room' && copy !== '' && title !== '') continue;
    return sureOf(rule, title === '' ? { 'zh-CN': '这一行', en: 'the line' } : { 'zh-CN': '动作', en: 'the action' }, match[0]);
  }
  if (live) return sure('live-start', `渠道写的是“${elsewhere.word}”`, `its channel is “${elsewhere.word}”`);
  if (OF_MANY_THINGS.test(title)) return null;
  for (const rule of actionRules) {
    const match = rule.unless?.test(`${title}\n${copy}`) ? null : rule.text?.exec(copy);
    if (match) return { ...sureOf(rule, { 'zh-CN': '文案', en: 'the copy' }, match[0]), confidence: 'likely' };
  }
  return null;
}

function sureOf(rule: ActionRule, where: Readonly<Record<Locale, string>>, words: string): Classification {
  return sure(rule.action as ActionName, `${where['zh-CN']}里写了“${quoted(words)}”`, `${where.en} says “${quoted(words)}”`);
}

function sure(action: ActionName, zh: string, en: string): Classification {
  return { action, confidence: 'sure', because: { 'zh-CN': zh, en } };
}

/** Said in the room, whispered, or done by a person: what is left when no words tell more. */
function plainly(entry: Entry, { action, elsewhere }: Known): Classification {
  const make = (confidence: Confidence, zh: string, en: string): Classification => ({ action, confidence, because: { 'zh-CN': zh, en } });
  if (elsewhere) return make('sure', `“${elsewhere.word}”只有人能发`, `only a person reaches “${elsewhere.word}”`);
  if (action === 'close-room') return make('sure', '类型写的是关闭群', 'its kind says so');
  const content = entry.copy.length > 0 || entry.attachments.some((cell) => readAttachments(cell.text).names.length > 0);
  if (action === 'task') {
    if (entry.instruction) return make('likely', '写的是要做的事，不是原话', 'it tells what to do, not what to say');
    return content ? make('likely', '对象要由人挑选', 'a person picks whom it goes to') : make('sure', '没有文案', 'there is no copy');
  }
  if (action === 'whisper') return make('sure', '发在私聊', 'it is written in private');
  return make(entry.fields.where ? 'likely' : 'guess', '有文案，发在群里', 'it has copy, for the room');
}

function said(action: ActionName, locale: Locale): string {
  return vocabulary.actions[action] ? wordOf('actions', action, locale) : action;
}
