import { expect, test } from 'vitest';
import { changeDesk } from './change-desk.ts';
import { makeTextDesk } from './text-desk.ts';

test('of two changes asked for at once one is made: the other would take it back, and so would one that comes after letters', async () => {
  const desk = makeTextDesk({
    text: 'one, two',
    knowledge: { locale: 'en', schema: null, cues: [], variables: [] },
    label: '',
    phrases: {},
  });
  const replace = async (from: string, to: string) =>
    (await changeDesk(desk, async (text) => ({ text: text.replace(from, to) })))?.text ?? null;
  expect(await Promise.all([replace('one', '1'), replace('two', '2')])).toEqual(['1, two', null]);
  expect(desk.text()).toBe('1, two');

  const late = replace('two', '2');
  desk.edit([{ from: 6, to: 6, insert: '!' }]);
  expect([await late, desk.text()]).toEqual([null, '1, two!']);
});
