import { expect, test } from 'vitest';
import { parseAudience } from './parse-audience.ts';
import { writeAudience } from './write-audience.ts';

/** As `parseAudience` understood it, or the offset and message of what is wrong. */
function understood(expression: string): string {
  const parsed = parseAudience(expression);
  return parsed.ok ? writeAudience(parsed.audience) : `${parsed.index}: ${parsed.message.en.why} ${parsed.message.en.todo}`;
}

test.each([
  ['spoke', 'spoke'],
  ['not spoke', 'not spoke'],
  ['发过言', 'spoke'],
  ['没有发过言', 'not spoke'],
  ['非发过言且入群', 'not spoke and joined'],
  ['未发言 并且 （私聊过 或者 需求已知）', 'not spoke and (wrotePrivately or fact.need known)'],
  ['joined AND NOT Spoke', 'joined and not spoke'],
  ['joined && !spoke || paid', 'joined and not spoke or paid'],
  ['joined and (spoke and paid)', 'joined and spoke and paid'],
  ['(joined or spoke) and paid', '(joined or spoke) and paid'],
  ['not not joined', 'not not joined'],
  ['not (joined and spoke)', 'not (joined and spoke)'],
  ['has spoken or handed in', 'spoke or handedIn'],
  ['所有人', 'everyone'],
  ['下单未付款', 'leftUnpaid'],
  ['预算>=1000', 'fact.budget >= 1000'],
  ['budget ≥ -1.5', 'fact.budget >= -1.5'],
  ['fact.need = "构图"', 'fact.need = "构图"'],
  ['需求 != 「“拍人”」', 'fact.need != "“拍人”"'],
  ['fact.年龄 known', 'fact.年龄 known'],
  ['fact.城市 == \'"上海"\'', 'fact.城市 = "\\"上海\\""'],
])('%s means %s', (written, meaning) => {
  expect(understood(written)).toBe(meaning);
});

test.each([
  ['', '0: The audience ends too early.'],
  ['spoke and', '9: The audience ends too early.'],
  ['spok', '0: There is no milestone or fact called “spok”. Did you mean “spoke”?'],
  ['joined and 沉默', '11: There is no milestone or fact called “沉默”.'],
  ['spoke joined', '6: “joined” does not belong here.'],
  ['(spoke', '0: This parenthesis is never closed.'],
  ['spoke)', '5: “)” does not belong here.'],
  ['fact.budget', '11: A condition is missing after “budget”.'],
  ['fact.budget > 高', '14: A comparison needs a number or quoted text'],
  ['fact.budget > "1000"', '14: Only numbers have an order.'],
  ['fact.budget = 1e999', '14: A comparison needs a number'],
  ['fact.need = "构图', '12: This quotation mark is never closed.'],
  ['fact.need = "a\0"', '14: The audience holds an invisible control character.'],
  ['fact.need = "\ud800"', '13: The audience holds an invisible control character.'],
  [`${'not '.repeat(60)}spoke`, '164: Parentheses or “not” are nested more than 40 deep.'],
  ['a'.repeat(2001), '2000: The audience is longer than 2000 characters.'],
])('%s is answered with the place of what is wrong', (written, answer) => {
  expect(understood(written)).toContain(answer);
});
