import { addWords } from '../../i18n/add-words.ts';

export const campaignWords = addWords('campaign', {
  'zh-CN': {
    tab: '一期',
    lead: '《{{script}}》，{{date}} {{time}}（{{zone}}）开营',
    groups_other: '{{count}} 个群',
    columns: { group: '群', channel: '渠道', next: '下一个', members: '人数', link: '入群链接' },
    copyAll: '复制全部链接',
    back: '今天',
    waitsForGo: '等口令',
    nothing: '没有了',
  },
  en: {
    tab: 'Campaign',
    lead: '“{{script}}”, opens {{date}} {{time}} ({{zone}})',
    groups_one: '{{count}} group',
    groups_other: '{{count}} groups',
    columns: { group: 'Group', channel: 'Channel', next: 'Next', members: 'Members', link: 'Join link' },
    copyAll: 'Copy all links',
    back: 'Today',
    waitsForGo: 'waits for go',
    nothing: 'nothing more',
  },
});
