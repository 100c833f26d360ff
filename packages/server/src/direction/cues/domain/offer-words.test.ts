import { type Cue, parseScript, type Script } from '@kuaishan/script';
import { expect, test } from 'vitest';
import { offerWords } from './offer-words.ts';

function sale(offers: readonly string[], text: string): { script: Script; cue: Cue } {
  const lines = [
    'kuaishan: 1',
    'title: 小营',
    'days: 3',
    'roles: { host: 阿宁 }',
    'products:',
    '  - { id: main, kind: main, title: 系统课, price: 1299.00 }',
  ];
  const cues = ['cues:', `  - { id: a, stage: trust, when: day 1 09:00, who: host, text: ${JSON.stringify(text)} }`];
  const parsed = parseScript([...lines, 'offers:', ...offers.map((one) => `  - ${one}`), ...cues, ''].join('\n'));
  const cue = parsed.ok ? parsed.script.cues[0] : undefined;
  if (!parsed.ok || !cue) throw new Error(JSON.stringify(parsed.findings));
  return { script: parsed.script, cue };
}

const flash = '{ id: flash, product: main, price: 999.00, opensAt: day 3 20:30, closesAt: day 3 22:30, stock: 100, stockOwner: kuaishan }';
const at = (now: string) => ({ now: new Date(now), openingAt: new Date('2026-12-01T09:00:00+08:00'), zone: 'Asia/Shanghai' });

test('price, close and time left are those the script declares, in the words of the text’s language', () => {
  const chinese = sale([flash], '开售');
  expect(offerWords({ ...chinese, ...at('2026-12-02T12:00:00+08:00') })).toEqual({
    price: '¥999',
    closesAt: '12月3日22:30',
    timeLeft: '1天10小时',
  });
  expect(offerWords({ ...sale([flash], 'on sale'), ...at('2026-12-02T12:00:00+08:00') })).toMatchObject({
    closesAt: 'Dec 3, 22:30',
    timeLeft: '1 day 10 hours',
  });
  expect(offerWords({ ...chinese, ...at('2026-12-03T20:59:31+08:00') })).toMatchObject({ closesAt: '22:30', timeLeft: '1小时30分钟' });
});

test('once it has closed no time is left to speak of', () => {
  expect(offerWords({ ...sale([flash], '开售'), ...at('2026-12-03T22:29:30+08:00') }).timeLeft).toBeUndefined();
});

test('of two offers a cue that names none speaks of neither', () => {
  const second = flash.replace('id: flash', 'id: second').replace('999.00', '1099.90');
  const both = sale([flash, second], '开售');
  const now = at('2026-12-03T21:00:00+08:00');
  expect(offerWords({ ...both, ...now }).price).toBeUndefined();
  expect(offerWords({ ...both, cue: { ...both.cue, about: 'second' }, ...now }).price).toBe('¥1,099.90');
});
