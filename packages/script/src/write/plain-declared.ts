import { writeRule } from '../rule/write-rule.ts';
import type { DayTime, Script } from '../script.ts';
import { clockText, durationText } from './clock-text.ts';

type Plain = Readonly<Record<string, unknown>>;

/** What a script declares beside its cues, under the keys of the file and in their order; what is empty is left out. */
export function plainDeclared(script: Script): Record<string, unknown> {
  const { coins, settlement } = script;
  return {
    products: list(script.products, ({ id, kind, title, priceMinor }) => ({ id, kind, title, price: money(priceMinor) })),
    lessons: list(script.lessons, ({ id, title, release, minutes, link }) => ({ id, title, release: moment(release), minutes, link })),
    homework: list(script.homework, ({ id, lesson, takes, due }) => ({ id, lesson, takes: some(takes), due: moment(due) })),
    coupons: list(script.coupons, ({ id, title, offMinor, product, for: act, friendOffMinor }) => ({
      ...{ id, title, off: money(offMinor), product, for: act, friendOff: money(friendOffMinor) },
    })),
    coins: coins
      ? without({
          name: coins.name,
          earn: Object.keys(coins.earn).length === 0 ? null : coins.earn,
          prizes: list(coins.prizes, ({ id, title, cost, stock }) => ({ id, title, cost, stock })),
        })
      : undefined,
    live: list(script.live, ({ id, title, start, minutes, replay }) => ({ id, title, start: moment(start), minutes, replay })),
    offers: list(script.offers, ({ id, product, priceMinor, opensAt, closesAt, stock, stockOwner }) => ({
      ...{ id, product, price: money(priceMinor), opensAt: moment(opensAt), closesAt: moment(closesAt), stock, stockOwner },
    })),
    talkTracks: list(script.talkTracks, ({ id, title, for: purpose, texts }) => ({ id, title, for: purpose, texts: [...texts] })),
    settlement: settlement
      ? without({
          buyers: settlement.buyers,
          others: settlement.others,
          owner: settlement.owner,
          dissolveWithin: settlement.dissolveWithinMinutes === null ? null : durationText(settlement.dissolveWithinMinutes),
          checkIns: some(settlement.checkInMinutes.map(durationText)),
        })
      : undefined,
    rules: list(script.rules, (rule) => ({ id: rule.id, rule: writeRule(rule), reason: rule.reason })),
  };
}

function list<T>(things: readonly T[], plain: (thing: T) => Plain): readonly Plain[] | undefined {
  return things.length === 0 ? undefined : things.map((thing) => without(plain(thing)));
}

function without(record: Plain): Plain {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined));
}

function some<T>(values: readonly T[]): readonly T[] | null {
  return values.length === 0 ? null : [...values];
}

function money(minor: number | null): number | null {
  return minor === null ? null : minor / 100;
}

function moment(time: DayTime | null): string | null {
  return time && `day ${time.day} ${clockText(time.minuteOfDay)}`;
}
