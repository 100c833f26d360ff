import { addWords } from '../i18n/add-words.ts';

export const joinWords = addWords('join', {
  'zh-CN': {
    copy: '复制链接',
    code: '二维码',
    title: '{{group}}的入群码',
    words: '{{group}}的入群二维码',
    how: '用手机扫码，写个名字就进群。链接等于入群资格，只发给该进群的人。',
  },
  en: {
    copy: 'Copy link',
    code: 'QR code',
    title: 'Join {{group}}',
    words: 'QR code of the link that joins {{group}}',
    how: 'Scan with a phone, give a name, and you are in. Whoever has the link can join: send it only to those who should.',
  },
});
