import { describe, expect, test } from 'vitest';
import { renderText, variablesOf } from '../text/index.ts';
import { readAttachments } from './read-attachments.ts';
import { readColumnSetting, readHeader } from './read-header.ts';
import { placeInTitle, readPlaces } from './read-place.ts';
import { namesIntroduced, namesLabelled, readRole } from './read-role.ts';
import { readStage } from './read-stage.ts';
import { readText } from './read-text.ts';

describe('a heading', () => {
  test.each([
    ['阶段', 'stage'],
    ['第几天', 'day'],
    ['时间节点', 'time'],
    ['执行人 / 角色', 'who'],
    ['渠道(群/私聊/朋友圈)', 'where'],
    ['动作/节点', 'title'],
    ['话术/文案', 'text'],
    ['活动内容', 'text'],
    ['素材', 'attachments'],
    ['目的', 'remarks'],
    ['目标用户', 'to'],
    ['Send time', 'time'],
    ['Owner', 'who'],
    ['Copy (final)', 'text'],
  ])('%s names %s', (heading, field) => {
    expect(readHeader(heading)?.field).toBe(field);
  });

  test.each(['Status', '完成情况', '大家好，今天我们要一起学习摄影，请准备好手机，话术如下'])('%s names no field', (heading) => {
    expect(readHeader(heading)).toBeNull();
  });

  test('a heading of copy may say where, by whom or on which day', () => {
    expect(readColumnSetting('私聊话术', { alone: false })?.place).toEqual({ kind: 'place', place: 'private' });
    expect(readColumnSetting('Day2', { alone: true })?.day).toMatchObject({ days: [2] });
    expect(readColumnSetting('助教', { alone: true })?.role).toBe('assistant');
    expect(readColumnSetting('群名', { alone: true })).toBeNull();
  });
});

describe('who', () => {
  test('a role with a name beside it is both', () => {
    expect(readRole('班主任阿宁')).toMatchObject({ role: 'host', name: '阿宁' });
    expect(readRole('小满（助教）')).toMatchObject({ role: 'assistant', name: '小满' });
    expect(readRole('学习顾问')).toMatchObject({ role: 'consultant', name: null });
    expect(readRole('Host: Anna')).toMatchObject({ role: 'host', name: 'Anna' });
  });

  test('of several roles the first counts and the others are told', () => {
    expect(readRole('班主任+助教')).toMatchObject({ role: 'host', also: ['assistant'] });
  });

  test("a person's name alone is no role", () => {
    expect(readRole('小王')).toBeNull();
    expect(readRole('salesforce link')).toBeNull();
  });

  test('names are learnt from introductions and labels', () => {
    expect(namesIntroduced('您好，我是您的学习顾问小禾，平时忙吗？')).toEqual([{ role: 'consultant', name: '小禾' }]);
    expect(namesLabelled('群主：阿宁（品牌主理人）　助教：小满　顾问：2人')).toEqual([
      { role: 'host', name: '阿宁' },
      { role: 'assistant', name: '小满' },
    ]);
  });
});

describe('where', () => {
  test.each([
    ['群', ['room']],
    ['私聊', ['private']],
    ['1v1', ['private']],
    ['学员群', ['room']],
    ['群内+私聊', ['room', 'private']],
    ['朋友圈', ['朋友圈']],
    ['群、朋友圈', ['room', '朋友圈']],
    ['微信群直播', ['微信群直播']],
    ['小红书', ['小红书']],
    ['', []],
  ])('%s is %j', (written, expected) => {
    expect(readPlaces(written).map((place) => (place.kind === 'place' ? place.place : place.word))).toEqual(expected);
  });

  test('an action may say that it is private; a live class announced is not', () => {
    expect(placeInTitle('私信邀约')).toEqual({ kind: 'place', place: 'private' });
    expect(placeInTitle('发朋友圈')).toMatchObject({ kind: 'elsewhere' });
    expect(placeInTitle('直播预告')).toBeNull();
  });
});

test('a stage is named by its words or its number', () => {
  expect(['信任期', '第二阶段', 'Stage 3', '阶段三：收割期', '课程期'].map(readStage)).toEqual([
    'trust',
    'conversion',
    'followUp',
    'followUp',
    null,
  ]);
});

test('attachments are divided outside brackets; links and 无 are none', () => {
  expect(readAttachments('海报.png、群规（图1、图2）.jpg，无')).toEqual({ names: ['海报.png', '群规（图1、图2）.jpg'], links: [] });
  expect(readAttachments('1. a.png\n2. b.png')).toEqual({ names: ['a.png', 'b.png'], links: [] });
  expect(readAttachments('https://example.com/a,b.png').links).toEqual(['https://example.com/a,b.png']);
});

describe('copy as Liquid', () => {
  test.each([
    ['{昵称}您好', '{{ 昵称 }}您好'],
    ['｛昵称｝', '{{ 昵称 }}'],
    ['{{昵称}}', '{{ 昵称 }}'],
    ['您提到的【{需求}】', '您提到的【{{ 需求 }}】'],
    ['【重要】通知', '【重要】通知'],
    ['{"a":1}', '{"a":1}'],
  ])('%s is %s', (copy, text) => {
    expect(readText(copy).text).toBe(text);
  });

  test("a dollar sign before a brace is a programmer's before a Chinese name, a currency before an English one", () => {
    const dollar = '$';
    expect(readText(`${dollar}{昵称}`).text).toBe('{{ 昵称 }}');
    expect(readText(`only ${dollar}{price}`).text).toBe(`only ${dollar}{{ price }}`);
  });

  test('what Liquid would take for its own comes out as it was written', () => {
    for (const copy of ['{% if x %} {{ x | upcase }} {%', '{{', '{{{', '}}{{%', '{ {', '{{ "}}']) {
      const { text } = readText(copy);
      expect(variablesOf(text)).toEqual({ ok: true, variables: [] });
      expect(renderText(text, {})).toEqual({ ok: true, text: copy });
    }
  });

  test('a name that no variable can have is changed, and said', () => {
    expect(readText('{客户 昵称}{1/2}')).toMatchObject({
      text: '{{ 客户_昵称 }}{{ 1_2 }}',
      renamed: [{ written: '客户 昵称' }, { written: '1/2' }],
    });
  });

  test('blanks nobody filled in are found', () => {
    expect(readText('我是XX老师，加微信____').placeholders).toEqual(['XX', '____']);
    expect(readText('XXL 码').placeholders).toEqual([]);
  });
});
