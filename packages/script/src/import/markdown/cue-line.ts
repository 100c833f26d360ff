import { findByWord, findWithin } from '../../vocabulary/index.ts';
import { NUMERAL } from '../numerals.ts';
import { readDayText } from '../read-day.ts';
import { readPlaces } from '../read-place.ts';
import { readRole } from '../read-role.ts';
import { PERIOD, readTimeText } from '../read-time.ts';

/** A line that says when or where something is done: `8:30群内：…`, `Day2 20:00 直播：…`, `朋友圈：…`. Parts it does not name are empty. */
export interface CueLine {
  readonly day: string;
  readonly time: string;
  readonly who: string;
  readonly where: string;
  readonly title: string;
  readonly text: string;
}

const ONE = [
  `(?:(?:${PERIOD})\\s*)?(?:[ap]\\.?m\\.?\\s*)?`,
  '(?:\\d{1,2}\\s*[:;]\\s*\\d{2}(?::\\d{2})?(?!\\d)',
  `|${NUMERAL}\\s*[点點時](?:钟|整)?(?:半|一刻|三刻|\\d{1,2}分?)?`,
  '|\\d{1,2}(?=\\s*[ap]\\.?m\\b)',
  // 9.30群内 is a time, 9.90元 a price
  '|\\d{1,2}\\.[0-5]\\d(?=\\s*(?:[-~—–|:]|群|私|直播|朋友圈)))',
  '(?:\\s*[ap]\\.?m\\b\\.?)?',
].join('');
const TO = '\\s*(?:[-~—–]+|至|到|to|until)\\s*(?:次日|第二天)?\\s*';
const TIME = new RegExp(`${ONE}(?:${TO}${ONE})?(?:\\s*[/、]\\s*${ONE})*(?:左右|前后|准时)?`, 'iu');

/** Longer than a day, a role and a place before a time. */
const LONGEST_LEAD = 30;
/** Longer than who, where and what a line is about; what is longer is a sentence with a colon in it. */
const LONGEST_LABEL = 30;

/** Reads a line that begins a cue; null for any other. */
export function readCueLine(line: string): CueLine | null {
  return timedLine(line) ?? placedLine(line);
}

function timedLine(line: string): CueLine | null {
  const folded = fold(line);
  const match = TIME.exec(folded.slice(0, 80));
  if (!match || match.index > LONGEST_LEAD || readTimeText(match[0]).kind === 'words') return null;
  const lead = bare(line.slice(0, match.index));
  const before = lead === '' ? nothing : (dayOnly(lead) ?? labelOnly(lead));
  if (!before) return null;
  const time = line.slice(match.index, match.index + match[0].length).trim();
  const after = labelled(line.slice(match.index + match[0].length).replace(/^[\s】\])）》」|｜·•,，、\-–—:：]+/u, ''));
  return {
    ...{ day: before.day, time, text: after.text },
    who: after.who || before.who,
    where: after.where || before.where,
    title: [before.title, after.title].filter((part) => part !== '').join(' '),
  };
}

/** `朋友圈：…`, `入群后10分钟 私聊：…`: no clock, but a place. */
function placedLine(line: string): CueLine | null {
  const match = /^(?:【([^】\n]{1,20})】\s*[：:]?|([^：:\n]{1,24})[：:])\s*(?!\/\/)(\S[\s\S]*)$/u.exec(line);
  const label = labelOnly(bare(match?.[1] ?? match?.[2] ?? ''));
  return match && label && label.where !== '' ? { ...label, text: (match[3] ?? '').trim() } : null;
}

interface Label extends Omit<CueLine, 'text'> {}

const nothing: Label = { day: '', time: '', who: '', where: '', title: '' };

function dayOnly(lead: string): Label | null {
  const day = readDayText(lead);
  return day !== null && day.kind !== 'before' && [...day.rest].length <= 8 ? { ...nothing, day: lead } : null;
}

/** A label that consists of who and where, and words for a time without a clock; null when it says anything else. */
function labelOnly(lead: string): Label | null {
  const label = readLabel(lead);
  return label.title === '' && (label.who !== '' || label.where !== '') ? label : null;
}

/** What stands after a time: who, where and what it is about, up to a colon; else the words `群内`, `班主任` it begins with. */
function labelled(rest: string): Label & { readonly text: string } {
  const bracketed = /^[【[（(]([^】\])）\n]{1,16})[】\])）]\s*[：:]?\s*([\s\S]*)$/u.exec(rest);
  const inBrackets = bracketed && labelOnly(bracketed[1] ?? '');
  if (bracketed && inBrackets) return { ...inBrackets, text: (bracketed[2] ?? '').trim() };
  const colon = /^([^：:\n。！？!?]{1,40}?)\s*[：:]\s*(?!\/\/)([\s\S]*)$/u.exec(rest);
  if (colon && [...(colon[1] ?? '')].length <= LONGEST_LABEL) {
    const label = readLabel(colon[1] ?? '');
    const named = label.who !== '' || label.where !== '';
    // 打卡：…, 开营仪式：… name what it is about
    if (named || [...label.title].length <= 16) return { ...label, text: (colon[2] ?? '').trim() };
  }
  let label: Label = nothing;
  let left = rest;
  for (let step = 0; step < 3; step += 1) {
    const word = /^([^\s|｜]{1,10}(?: [a-z]{2,8})?|[^\s|｜]{1,10})(?:\s*[|｜\-–—]+\s*|\s+|$)/iu.exec(left);
    const own = word && exactly(word[1] ?? '');
    if (!word || !own || (own.who !== '' && label.who !== '') || (own.where !== '' && label.where !== '')) break;
    label = { ...label, who: label.who || own.who, where: label.where || own.where };
    left = left.slice(word[0].length);
  }
  return { ...label, text: left.trim() };
}

function exactly(word: string): Pick<Label, 'who' | 'where'> | null {
  if (findByWord('places', word) || findByWord('elsewhere', word)) return { who: '', where: word };
  return findByWord('roles', word) ? { who: word, where: '' } : null;
}

/** Divides a label into who, where, time in words, and what else it says. */
function readLabel(written: string): Label {
  const parts = bare(written)
    .split(/[·•|｜,，、+＋&＆@\-–—/()（）[\]【】]+/u)
    .flatMap((part) => (readPart(part.trim()).title === '' ? [part.trim()] : part.trim().split(/\s+/u)))
    .filter((part) => part !== '');
  const read = parts.map(readPart);
  const joined = (key: 'who' | 'where' | 'title' | 'time', between: string) =>
    read.flatMap((one) => (one[key] === '' ? [] : [one[key]])).join(between);
  const [who, where, time] = [joined('who', '+'), joined('where', '+'), joined('time', ' ')];
  // what a part says beside a place or role is kept with the whole of the label
  const more = read.some(({ title }) => title !== '');
  return { day: '', time, who, where, title: more ? (who === '' && where === '' ? written.trim() : joined('title', ' ')) : '' };
}

const TIME_IN_WORDS = /(?:之后|以后|后|之前|以前|前)(?:\d+(?:分钟|小时))?$|^(?:after|before)\b/iu;

function readPart(part: string): Label {
  if (part === '') return nothing;
  const exact = exactly(part);
  if (exact) return { ...nothing, ...exact };
  if ([...part].length >= 3 && (TIME_IN_WORDS.test(part) || readTimeText(part).kind === 'afterJoin')) return { ...nothing, time: part };
  const role = readRole(part);
  const [place] = readPlaces(part);
  const known = place && (place.kind === 'place' || place.elsewhere !== null) ? place : null;
  const placeWord = known ? (findWithin('places', part)?.word ?? findWithin('elsewhere', part)?.word ?? part) : '';
  if (role && known) {
    const both = role.word.length + placeWord.length;
    return {
      ...nothing,
      who: role.word,
      where: known.kind === 'elsewhere' ? known.word : placeWord,
      title: part.length <= both + 2 ? '' : part,
    };
  }
  if (role && !known) return [...part].length <= 12 ? { ...nothing, who: part } : { ...nothing, title: part };
  if (known) return { ...nothing, where: placeWord, title: [...part].length <= [...placeWord].length + 1 ? '' : part };
  return { ...nothing, title: part };
}

/** Full-width letters and marks as their usual selves, each still one place long. */
function fold(line: string): string {
  return line
    .replace(/[\uFF01-\uFF5E]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/gu, ' ')
    .replace(/[〜∼˜]/gu, '~');
}

/** Without what stands around it: brackets, marks, pictures of clocks and the like. */
function bare(text: string): string {
  return text
    .replace(/^(?:[\s【[(（《「“"'*_>·•|#~—–-]|\p{Extended_Pictographic}|\uFE0F|\u200D)+/u, '')
    .replace(/(?:[\s】\])）》」”"'*_·•|#~—–:：,，、-]|\p{Extended_Pictographic}|\uFE0F|\u200D)+$/u, '')
    .trim();
}
