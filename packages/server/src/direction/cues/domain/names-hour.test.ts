import { expect, test } from 'vitest';
import { namesHour } from './names-hour.ts';

test.each(['今晚20:30开抢', '今晚 20：30 见', '晚上8:30直播', '晚8点半开始', '20点30分', 'at 8:30 pm'])(
  '“%s” names half past eight',
  (text) => {
    expect(namesHour(text, { hour: 20, minute: 30 })).toBe(true);
  },
);

test.each(['120:30', '20:300', '20:31', '今晚8点见', '第30课，20人', '8点40'])('“%s” does not', (text) => {
  expect(namesHour(text, { hour: 20, minute: 30 })).toBe(false);
});

test('a full hour is named without minutes', () => {
  expect(namesHour('晚上8点直播', { hour: 20, minute: 0 })).toBe(true);
  expect(namesHour('晚上8点半直播', { hour: 20, minute: 0 })).toBe(false);
  expect(namesHour('live at 8pm', { hour: 20, minute: 0 })).toBe(true);
});
