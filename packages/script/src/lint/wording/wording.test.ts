import { describe, expect, test } from 'vitest';
import { claimsIn } from './claims.ts';
import { sentencesOf } from './sentences.ts';
import { type Subject, speaksOf } from './words.ts';

const told = (sentence: string, aboutSale = false) => claimsIn(sentence, { aboutSale }).map(({ kind, written }) => `${kind} ${written}`);

describe('what a sentence holds out about the offer', () => {
  test.each([
    ['今晚只要999元', 'price 999元'],
    ['原价1,999，到手价 ¥999', 'price ¥999'],
    ['仅剩3个名额', 'stock 仅剩3个'],
    ['最后 5 套', 'stock 最后 5 套'],
    ['限量100份', 'stock 限量100份'],
    ['已有56位同学下单', 'count 已有56位同学下单'],
    ['优惠截止今晚22:00', 'deadline 截止今晚22:00'],
    ['名额为您保留到今晚22:00', 'deadline 保留到今晚22:00'],
    ['限时优惠，最后半小时', 'deadline 最后半小时'],
    ['Only 12 places left at this price', 'stock Only 12 places'],
    ['56 people have already bought', 'count 56 people have already bought'],
    ['The offer closes at 22:30', 'deadline closes at 22:30'],
    ['the sale price is $99', 'price $99'],
  ])('%s', (sentence, claim) => {
    expect(told(sentence)).toContain(claim);
  });

  test.each([
    '作业21:00截止',
    '还剩2位同学没有交作业',
    '最后一个作业是夜景',
    '发放试用装登记表（每人限1份，共150份）',
    '月薪5000元也能拍出大片',
    '第3课学完了吗',
    '今晚20:00直播，看满15分钟得20松果',
    '付款后你还能再得 30 元抵扣',
    '还有3天，加油',
    'Homework is due by 21:00',
    'two of you have not handed in',
    'There are 3 minutes left in the lesson',
  ])('%s holds out nothing', (sentence) => {
    expect(told(sentence)).toEqual([]);
  });

  test('in a cue of the sale a clock time that ends it needs no further word', () => {
    expect(told('22:00 准时关闭')).toEqual([]);
    expect(told('22:00 准时关闭', true)).toEqual(['deadline 22:00 准时关闭']);
  });
});

describe('what a sentence speaks of', () => {
  test.each<[Subject, string, string]>([
    ['praise', '写好评的同学', '今天的好天气'],
    ['outward', '转发到朋友圈', '把收获分享在群里'],
    ['insider', '用小号发一句', '这件有大中小号'],
    ['insider', '找两个群托带节奏', '摩托车也能拍'],
    ['onlyYou', '这是您的专属', '专属顾问小禾'],
    ['onlyYou', 'a special price for you', 'we made this lesson for everybody'],
    ['lastChance', '最后一次机会', '最后一课'],
    ['live', '今晚直播', '直接播放'],
    ['live', 'the live class tonight', 'we live in Paris'],
    ['replay', '没赶上的看回放', '请回复放假时间'],
    ['reward', '得 10 枚光影币', '货比三家'],
  ])('%s: %s, not: %s', (subject, yes, no) => {
    expect(speaksOf(subject, yes)).not.toBeNull();
    expect(speaksOf(subject, no)).toBeNull();
  });
});

test('variables and conditions are no part of a sentence', () => {
  expect(sentencesOf('{% if 需求 %}您想学{{ 需求 }}。{% endif %}\n价格以页面为准！')).toEqual(['您想学\u{FFFC}', '价格以页面为准']);
  expect(told('仅剩\u{FFFC}个名额')).toEqual([]);
});
