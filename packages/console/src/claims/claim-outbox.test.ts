import { expect, test } from 'vitest';
import { type ClaimAnswer, claimOutbox, type KeptClaim } from './claim-outbox.ts';

function device() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const claim = (deliveryId: string): KeptClaim => ({ deliveryId, title: '开放报名', where: `${deliveryId}群`, at: '2026-12-01T12:30:00Z' });
const away = async (): Promise<readonly ClaimAnswer[]> => {
  throw new Error('unreachable');
};
const ok = async (ids: readonly string[]): Promise<readonly ClaimAnswer[]> => ids.map((deliveryId) => ({ deliveryId, ok: true }));

test('claims made without a network are there after a reload, once each, and go when the server is back', async () => {
  const storage = device();
  const before = claimOutbox({ key: 'a', storage, claim: away });
  before.keep([claim('1'), claim('2')]);
  before.keep([claim('2')]);
  await expect(before.send()).rejects.toThrow('unreachable');
  const after = claimOutbox({ key: 'a', storage, claim: ok });
  expect(after.read().kept.map((one) => one.deliveryId)).toEqual(['1', '2']);
  expect(await after.send()).toBe(2);
  expect(after.read()).toEqual({ kept: [], refused: [] });
  expect(storage.getItem('a')).toBeNull();
});

test('a claim refused later says why until it was read; the others are taken', async () => {
  const answers = async (): Promise<readonly ClaimAnswer[]> => [
    { deliveryId: '1', ok: true },
    { deliveryId: '2', ok: false, message: '已经撤回' },
  ];
  const outbox = claimOutbox({ key: 'a', storage: device(), claim: answers });
  outbox.keep([claim('1'), claim('2')]);
  expect(await outbox.send()).toBe(1);
  expect(outbox.read()).toEqual({ kept: [], refused: [{ ...claim('2'), message: '已经撤回' }] });
  outbox.dismissRefused();
  expect(outbox.read()).toEqual({ kept: [], refused: [] });
});

test('what is tapped while others are on their way stays for the next time, and two senders send once', async () => {
  let asked = 0;
  let answer: () => void = () => {};
  const outbox = claimOutbox({
    key: 'a',
    storage: device(),
    claim: async (ids) => {
      asked += 1;
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return ok(ids);
    },
  });
  outbox.keep([claim('1')]);
  const both = Promise.all([outbox.send(), outbox.send()]);
  outbox.keep([claim('3')]);
  answer();
  expect(await both).toEqual([1, 1]);
  expect(asked).toBe(1);
  expect(outbox.read().kept.map((one) => one.deliveryId)).toEqual(['3']);
});

test('a claim not sent yet is taken back on the device alone; whoever else signs in there has none of it', () => {
  const storage = device();
  const mine = claimOutbox({ key: 'mine', storage, claim: ok });
  mine.keep([claim('1'), claim('2')]);
  mine.drop('1');
  expect(mine.read().kept.map((one) => one.deliveryId)).toEqual(['2']);
  expect(claimOutbox({ key: 'theirs', storage, claim: ok }).read().kept).toEqual([]);
});

test('what is not ours in the storage is nothing', () => {
  for (const text of ['{', '3', '{"kept":7}']) {
    const storage = device();
    storage.setItem('a', text);
    expect(claimOutbox({ key: 'a', storage, claim: ok }).read()).toEqual({ kept: [], refused: [] });
  }
});
