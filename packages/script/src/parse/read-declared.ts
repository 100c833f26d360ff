import { parseRule } from '../rule/parse-rule.ts';
import type {
  Coins,
  Coupon,
  Exception,
  Homework,
  Lesson,
  LiveClass,
  Offer,
  Place,
  Prize,
  Product,
  RewardedAct,
  Rule,
  Settlement,
  TalkTrack,
} from '../script.ts';
import {
  count,
  type DeclaredFields,
  duration,
  durations,
  flag,
  listOf,
  moment,
  money,
  oneOf,
  required,
  role,
  text,
} from './declared-fields.ts';
import { isDeclaredId } from './parse-when.ts';
import { type Field, placeOfNode, type Reading, readList, readMap, readText } from './read-map.ts';
import { badValue, duplicateId, missingKey } from './rules.ts';
import { placeInside } from './yaml-source.ts';

const rewardedActs = ['completion', 'live', 'homework', 'showcase', 'introduction'] as const satisfies readonly RewardedAct[];

/** The keys of every kind of declared thing, in the order they are written. */
const declaredKeys = {
  products: ['id', 'kind', 'title', 'price'],
  lessons: ['id', 'title', 'release', 'minutes', 'link'],
  homework: ['id', 'lesson', 'takes', 'due'],
  coupons: ['id', 'title', 'off', 'product', 'for', 'friendOff'],
  coins: ['name', 'earn', 'prizes'],
  prizes: ['id', 'title', 'cost', 'stock'],
  live: ['id', 'title', 'start', 'minutes', 'replay'],
  offers: ['id', 'product', 'price', 'opensAt', 'closesAt', 'stock', 'stockOwner'],
  talkTracks: ['id', 'title', 'for', 'texts'],
  rules: ['id', 'rule', 'reason'],
  settlement: ['buyers', 'others', 'owner', 'dissolveWithin', 'checkIns'],
} as const;

/** What of a thing is there once its id is: the rest as its kind makes it. */
interface Head {
  readonly id: string;
  readonly at: Place;
  readonly fields: Readonly<Record<string, Place>>;
}

interface DeclaredList {
  readonly reading: Reading;
  readonly field: Field | undefined;
  readonly days: number | null;
}

/** The things of one list that can be read; ids are unique within it. */
function readAll<T>(o: DeclaredList, keys: readonly string[], make: (o: DeclaredFields, head: Head) => T | null): readonly T[] {
  const first = new Map<string, Place>();
  return (readList(o.reading, o.field) ?? []).flatMap((node) => {
    const fields = readMap(o.reading, node, o.field?.key ?? '', keys);
    if (!fields) return [];
    const at = placeOfNode(o.reading, node);
    const own = { reading: o.reading, fields, at, days: o.days };
    const id = required(own, 'id', o.field?.key ?? 'a', text);
    const made = make(own, { id: id ?? '', at, fields: placesOf(fields) });
    if (id === null) return [];
    const idAt = fields.get('id')?.at ?? at;
    const before = first.get(id);
    if (!isDeclaredId(id)) o.reading.report(badValue, badValue.formats.expected('id', 'id'), idAt);
    else if (before) o.reading.report(duplicateId, duplicateId.formats.again(id, before), idAt);
    else {
      first.set(id, idAt);
      return made === null ? [] : [made];
    }
    return [];
  });
}

export const readProducts = (o: DeclaredList): readonly Product[] =>
  readAll(o, declaredKeys.products, (own, head) => {
    const kind = required(own, 'kind', 'bait', oneOf(['bait', 'main']));
    const title = required(own, 'title', '体验课', text);
    const priceMinor = money(own, 'price');
    return kind && title ? { ...head, kind, title, priceMinor } : null;
  });

export const readLessons = (o: DeclaredList): readonly Lesson[] =>
  readAll(o, declaredKeys.lessons, (own, head) => {
    const title = required(own, 'title', '第1课', text);
    const [release, minutes, link] = [moment(own, 'release'), count(own, 'minutes'), text(own, 'link')];
    return title ? { ...head, title, release, minutes, link } : null;
  });

export const readHomework = (o: DeclaredList): readonly Homework[] =>
  readAll(o, declaredKeys.homework, (own, head) => ({
    ...head,
    lesson: text(own, 'lesson'),
    takes: listOf(own, 'takes', ['text', 'picture', 'video']),
    due: moment(own, 'due'),
  }));

export const readCoupons = (o: DeclaredList): readonly Coupon[] =>
  readAll(o, declaredKeys.coupons, (own, head) => {
    const title = required(own, 'title', '完课券', text);
    const offMinor = required(own, 'off', '100', money);
    const act = required(own, 'for', 'completion', oneOf(rewardedActs));
    const [product, friendOffMinor] = [text(own, 'product'), money(own, 'friendOff')];
    return title && offMinor !== null && act ? { ...head, title, offMinor, product, for: act, friendOffMinor } : null;
  });

/** An evening class in the scripts we know; it may overrun, which is why what follows it waits for its end. */
const USUAL_CLASS_MINUTES = 60;

export const readLive = (o: DeclaredList): readonly LiveClass[] =>
  readAll(o, declaredKeys.live, (own, head) => {
    const title = required(own, 'title', '直播课', text);
    const start = required(own, 'start', 'day 3 20:00', moment);
    const minutes = count(own, 'minutes') ?? USUAL_CLASS_MINUTES;
    const replay = flag(own, 'replay') ?? false;
    return title && start ? { ...head, title, start, minutes, replay } : null;
  });

export const readOffers = (o: DeclaredList): readonly Offer[] =>
  readAll(o, declaredKeys.offers, (own, head) => {
    const product = required(own, 'product', 'main', text);
    const priceMinor = required(own, 'price', '999', money);
    const opensAt = required(own, 'opensAt', 'day 4 20:30', moment);
    const closesAt = required(own, 'closesAt', 'day 5 22:00', moment);
    const stock = count(own, 'stock');
    const stockOwner = oneOf(['kuaishan', 'shop', 'nobody'])(own, 'stockOwner') ?? 'nobody';
    return product && priceMinor !== null && opensAt && closesAt
      ? { ...head, product, priceMinor, opensAt, closesAt, stock, stockOwner }
      : null;
  });

export const readTalkTracks = (o: DeclaredList): readonly TalkTrack[] =>
  readAll(o, declaredKeys.talkTracks, (own, head) => {
    const title = required(own, 'title', '嫌贵', text);
    const purpose = required(own, 'for', 'objection', oneOf(['greeting', 'need', 'budget', 'objection', 'closing']));
    const texts = required(own, 'texts', '[ … ]', ({ reading, fields }, key) => textsOf(reading, fields.get(key)));
    return title && purpose && texts ? { ...head, title, for: purpose, texts } : null;
  });

export const readRules = (o: DeclaredList): readonly Rule[] =>
  readAll(o, declaredKeys.rules, (own, head) => {
    const written = required(own, 'rule', 'when said then give 5 coins', text);
    const reason = text(own, 'reason');
    const field = own.fields.get('rule');
    if (written === null || !field?.node) return null;
    const parsed = parseRule(written);
    if (parsed.ok) return { ...head, ...parsed.rule, reason };
    o.reading.report(parsed.rule, parsed.message, placeInside(o.reading.source, field.node, { line: 1, column: parsed.index + 1 }));
    return null;
  });

const textsOf = (reading: Reading, field: Field | undefined): readonly string[] =>
  (readList(reading, field) ?? []).flatMap((node) => {
    const one = readText(reading, {
      key: field?.key ?? '',
      keyAt: placeOfNode(reading, node),
      at: placeOfNode(reading, node),
      node,
      emptyText: false,
    });
    return one === null ? [] : [one];
  });

const prizesOf = (o: DeclaredList): readonly Prize[] =>
  readAll(o, declaredKeys.prizes, (own, head) => {
    const title = required(own, 'title', '三脚架', text);
    const cost = required(own, 'cost', '60', count);
    const stock = count(own, 'stock');
    return title && cost !== null ? { ...head, title, cost, stock } : null;
  });

export function readCoins({ reading, field, days }: DeclaredList): Coins | null {
  const own = field?.node ? mapOf(reading, field, declaredKeys.coins, days) : null;
  if (!own || !field) return null;
  const name = required(own, 'name', '积分', text);
  const earnField = own.fields.get('earn');
  const earnFields = earnField?.node ? readMap(reading, earnField.node, 'earn', rewardedActs) : null;
  const amounts = earnFields && { reading, fields: earnFields, at: own.at, days };
  const earn = Object.fromEntries(
    rewardedActs.flatMap((act) => {
      const amount = amounts ? count(amounts, act) : null;
      return amount === null ? [] : [[act, amount]];
    }),
  );
  const prizes = prizesOf({ reading, field: own.fields.get('prizes'), days });
  return name === null ? null : { name, earn, prizes, at: own.at };
}

export function readSettlement({ reading, field, days }: DeclaredList): Settlement | null {
  const own = field?.node ? mapOf(reading, field, declaredKeys.settlement, days) : null;
  if (!own) return null;
  return {
    buyers: text(own, 'buyers'),
    others: oneOf(['nurture'])(own, 'others'),
    owner: role(own, 'owner'),
    dissolveWithinMinutes: duration(own, 'dissolveWithin'),
    checkInMinutes: durations(own, 'checkIns'),
    at: own.at,
    fields: placesOf(own.fields),
  };
}

export function readExceptions(reading: Reading, field: Field | undefined): readonly Exception[] {
  const fields = field?.node ? readMap(reading, field.node, field.key, null) : null;
  return [...(fields?.values() ?? [])].flatMap((one) => {
    const reason = readText(reading, one);
    if (reason === null && !one.node) reading.report(missingKey, missingKey.formats.missing(one.key, `${one.key}: 为什么`), one.at);
    return reason === null ? [] : [{ rule: one.key, reason, at: one.keyAt }];
  });
}

function mapOf(reading: Reading, field: Field, keys: readonly string[], days: number | null): DeclaredFields | null {
  const fields = field.node ? readMap(reading, field.node, field.key, keys) : null;
  return fields && { reading, fields, at: field.at, days };
}

function placesOf(fields: ReadonlyMap<string, Field>): Readonly<Record<string, Place>> {
  return Object.fromEntries([...fields.values()].map(({ key, at }) => [key, at]));
}
