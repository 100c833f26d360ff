import type { Locale } from '@kuaishan/script';
import type { RefusalReason } from './order.ts';
import type { PhoneProblem } from './read-phone.ts';

type Words = Readonly<Record<Locale, string>>;

/** Why a line did not go in, and what to do. */
export const refusalWords: Readonly<Record<RefusalReason, Words>> = {
  'no-number': {
    'zh-CN': '没有订单号，认不出是哪一单。在店铺后台重新导出，或补上订单号再导入。',
    en: 'It has no order number. Export it from the shop again, or fill the number in.',
  },
  'number-damaged': {
    'zh-CN': '订单号被表格改成了科学计数（如 1.23E+18），末几位已经丢失。在店铺后台重新导出，不要用 Excel 另存。',
    en: 'A spreadsheet turned the order number into 1.23E+18 and its last digits are lost. Export it from the shop again without saving it in a spreadsheet.',
  },
  'bad-amount': { 'zh-CN': '金额读不出来。写成 9.90 或 ¥1,299.00 这样。', en: 'The amount cannot be read. Write it as 9.90 or ¥1,299.00.' },
  'bad-time': {
    'zh-CN': '时间读不出来，或有两种读法。写成 2026-11-25 18:19 这样。',
    en: 'The time cannot be read, or in two ways. Write it as 2026-11-25 18:19.',
  },
  'bad-quantity': { 'zh-CN': '数量不是整数。', en: 'The quantity is no whole number.' },
  'several-currencies': {
    'zh-CN': '同一个订单里有两种货币。分开导入，或在店铺后台核对。',
    en: 'One order names two currencies. Check it in the shop.',
  },
  'amounts-differ': {
    'zh-CN': '同一个订单的几行写着不同的实付金额。如果每行是自己的金额，把这一列改成“实付金额（这一行）”。',
    en: 'Lines of one order name different amounts. If each is the line’s own, map the column to “Amount paid (this line)”.',
  },
  'too-long': {
    'zh-CN': '有一格太长，不像订单的内容。检查列对得对不对。',
    en: 'A cell is far too long for an order. Check which column is which.',
  },
};

/** Why an order has no phone. */
export const phoneWords: Readonly<Record<PhoneProblem, Words>> = {
  missing: { 'zh-CN': '没有填手机号', en: 'no phone given' },
  damaged: {
    'zh-CN': '手机号被表格改成了科学计数（1.99E+10），末几位已丢失，请从店铺重新导出',
    en: 'a spreadsheet rounded the phone (1.99E+10); export it from the shop again',
  },
  masked: {
    'zh-CN': '店铺隐藏了手机号（199****），请导出带完整手机号的文件',
    en: 'the shop hides the phone (199****); export it with full numbers',
  },
  several: { 'zh-CN': '一格里有几个手机号，不知道用哪个', en: 'several phones in one cell' },
  invalid: { 'zh-CN': '不是手机号', en: 'not a mobile number' },
};
