import type { PlaceName } from '../script.ts';
import { type ElsewhereName, findByWord, findWithin, plain } from '../vocabulary/index.ts';

/** Where a cell says something happens: in the group's room, privately, or somewhere only a person can reach. */
export type PlaceReading =
  | { readonly kind: 'place'; readonly place: PlaceName }
  /** `elsewhere` null: a word nobody knows */
  | { readonly kind: 'elsewhere'; readonly elsewhere: ElsewhereName | null; readonly word: string };

/** Longer than any list of places; what is longer is an explanation, not a place. */
const LONGEST_PLACE = 60;

/** Reads a cell that names one place or several ("群+朋友圈"), each once. Empty for an empty cell. */
export function readPlaces(written: string): readonly PlaceReading[] {
  if (written.length > LONGEST_PLACE) return [];
  const text = written.trim();
  if (text === '' || /^[-—–/\\无]+$/u.test(text)) return [];
  const exact = exactly(text);
  if (exact) return [exact];
  const parts = text
    .replace(/[（(][^）)]*[）)]/gu, '')
    .split(DIVIDING)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const readings = (parts.length === 0 ? [text] : parts).map(readOne);
  return readings.filter((reading, index) => readings.findIndex((other) => same(other, reading)) === index);
}

/** Whether a cell says nothing but places; an explanation beside them is not to be lost. */
export function namesPlacesOnly(written: string): boolean {
  return exactly(written.trim()) !== null || written.split(DIVIDING).every((part) => part.trim() === '' || exactly(part.trim()) !== null);
}

const DIVIDING = /[+＋/／、,，&＆;；\n]|和|及|与|\band\b/u;

function readOne(word: string): PlaceReading {
  const exact = exactly(word);
  if (exact) return exact;
  const place = findWithin('places', word);
  const elsewhere = findWithin('elsewhere', word);
  // Chinese puts the noun that counts at the end: 微信群直播 is a live stream, 直播群 a room
  if (elsewhere && (!place || endOf(word, elsewhere.word) >= endOf(word, place.word)))
    return { kind: 'elsewhere', elsewhere: elsewhere.entry.name, word };
  return place ? { kind: 'place', place: place.entry.name } : { kind: 'elsewhere', elsewhere: null, word };
}

function endOf(text: string, word: string): number {
  return plain(text).lastIndexOf(word) + word.length;
}

function exactly(word: string): PlaceReading | null {
  const place = findByWord('places', word);
  if (place) return { kind: 'place', place: place.name };
  const elsewhere = findByWord('elsewhere', word);
  if (elsewhere) return { kind: 'elsewhere', elsewhere: elsewhere.name, word };
  const action = findByWord('actions', word);
  if (action?.name === 'say') return { kind: 'place', place: 'room' };
  return action?.name === 'whisper' ? { kind: 'place', place: 'private' } : null;
}

function same(a: PlaceReading, b: PlaceReading): boolean {
  if (a.kind === 'place') return b.kind === 'place' && a.place === b.place;
  return b.kind === 'elsewhere' && a.word === b.word;
}

/** What the words of an action say about where, when no cell says it: 私信邀约 is private, 发朋友圈 is for a person. Null when they say nothing. */
export function placeInTitle(title: string): PlaceReading | null {
  const elsewhere = findWithin('elsewhere', title);
  // a live class announced in the room is still said in the room
  if (elsewhere?.entry.name === 'moments') return { kind: 'elsewhere', elsewhere: 'moments', word: elsewhere.word };
  const place = findWithin('places', title);
  return place?.entry.name === 'private' && !/[a-z]/u.test(place.word) ? { kind: 'place', place: 'private' } : null;
}

/** The place a heading or a sheet's name speaks of (私聊话术, 朋友圈文案, 社群SOP). Null when it speaks of none. */
export function placeOfHeading(heading: string): PlaceReading | null {
  if (heading.length > LONGEST_PLACE) return null;
  const reading = readOne(heading);
  return reading.kind === 'elsewhere' && reading.elsewhere === null ? null : reading;
}
