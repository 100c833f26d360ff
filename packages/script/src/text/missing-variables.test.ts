import { expect, test } from 'vitest';
import { readScript, smallScript } from '../../test/small-script.ts';
import { missingVariables } from './missing-variables.ts';

test('every variable without a source is listed with the cues that use it and what to beware of', () => {
  const script = readScript(
    smallScript({
      head: ['variables: { 群规: 不发广告, 海报文字: , 第1课链接: }'],
      cues: [
        { id: 'a', text: '{{ 群名 }}{{ 第1课链接 }}{{ 打卡人数 }}{{ 群规 }}', more: ['variants: ["{{ 打卡人数 }}"]'] },
        { id: 'b', more: ['where: private'], text: '{{ 昵称 }}，{{ 完成课数 }}，{{ 学员需求 }}' },
        { id: 'c', text: '{{ 打卡人数 }}{{ 班主任 }}' },
      ],
    }),
  );
  expect(missingVariables(script)).toEqual([
    { name: '第1课链接', kind: 'asked', cues: ['a'], hint: null },
    { name: '打卡人数', kind: 'asked', cues: ['a', 'c'], hint: { 'zh-CN': '随时在变', en: 'It changes by the minute' } },
    {
      name: '完成课数',
      kind: 'asked',
      cues: ['b'],
      hint: { 'zh-CN': '每位成员不同，而且随时在变', en: 'It differs from member to member and changes by the minute' },
    },
    { name: '学员需求', kind: 'asked', cues: ['b'], hint: { 'zh-CN': '每位成员不同', en: 'It differs from member to member' } },
    { name: '海报文字', kind: 'asked', cues: [], hint: null },
  ]);
});
