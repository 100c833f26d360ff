import { addWords } from '../../i18n/add-words.ts';

export const signInWords = addWords('signIn', {
  'zh-CN': {
    title: '登录',
    lead: '第一次来，请用终端里打印的链接，或同事发你的邀请链接。',
    email: '邮箱',
    password: '密码',
    do: '登录',
    needed: '必须填',
  },
  en: {
    title: 'Sign in',
    lead: 'The first time, use the link printed in the terminal or the invitation a colleague sent you.',
    email: 'E-mail',
    password: 'Password',
    do: 'Sign in',
    needed: 'Needed',
  },
});
