import type { RuleExample } from './rule-example.ts';
import { smallScript } from './small-script.ts';

export const badTimeExamples: readonly RuleExample[] = [
  {
    what: { 'zh-CN': '还没开始就已经过期', en: 'an end before the beginning' },
    broken: smallScript({ cues: [{ when: 'day 2 09:00', more: ['sendUntil: day 2 08:00'] }] }),
    at: ['11:16'],
    mended: smallScript({ cues: [{ when: 'day 2 09:00', more: ['sendUntil: day 2 10:00'] }] }),
  },
  {
    what: { 'zh-CN': '排在有人发出指令之前', en: 'a time before somebody says go' },
    broken: smallScript({
      cues: [
        { id: 'a', when: 'on go' },
        { id: 'b', when: '5m before a' },
      ],
    }),
    at: ['13:11'],
    mended: smallScript({
      cues: [
        { id: 'a', when: 'on go' },
        { id: 'b', when: '5m after a' },
      ],
    }),
  },
  {
    what: { 'zh-CN': '排在一个要等别人的节点之前', en: 'a time before a cue that waits for another' },
    broken: smallScript({ cues: [{ id: 'a' }, { id: 'b', when: 'after a' }, { id: 'c', when: '30m before b' }] }),
    at: ['18:11'],
    mended: smallScript({ cues: [{ id: 'a' }, { id: 'b', when: 'after a' }, { id: 'c', when: '30m before a' }] }),
  },
  {
    what: { 'zh-CN': '在群里按每位成员各自的时间说话', en: 'words in the room at each member’s own time' },
    broken: smallScript({ cues: [{ when: '2h after join' }] }),
    at: ['8:11'],
    mended: smallScript({ cues: [{ when: '2h after join', more: ['where: private'] }] }),
  },
  {
    what: { 'zh-CN': '第一位成员入群两天后就会关闭的群', en: 'a room that would close two days after the first member joined' },
    broken: smallScript({ cues: [{ when: '2d after join', text: null, more: ['do: close-room'] }], open: true }),
    at: ['8:11'],
    mended: smallScript({ cues: [{ when: 'day 3 09:00', text: null, more: ['do: close-room'] }], open: true }),
  },
];
