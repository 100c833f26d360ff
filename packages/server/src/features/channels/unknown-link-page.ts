import type { Locale } from '@kuaishan/script';

/** Only its own inline style; nothing runs, nothing is loaded. */
export const unknownLinkPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const words: Readonly<Record<Locale, { readonly title: string; readonly todo: string }>> = {
  'zh-CN': { title: '这个链接打不开', todo: '它可能没有复制完整，或者内容已经删除。请回到群里重新点一次，或在群里问班主任。' },
  en: {
    title: 'This link leads nowhere',
    todo: 'It may have been copied incompletely, or what it led to was deleted. Open it once more from the group, or ask the host there.',
  },
};

const style = `:root{color-scheme:light dark}body{margin:0;padding:15vh 1.5rem 3rem;font:1.0625rem/1.7 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
main{max-width:32rem;margin:auto}h1{margin:0 0 .25rem;font-size:1.5rem}h2{margin:2.5rem 0 .25rem;font-size:1.125rem}p{margin:0}`;

/** What a member sees whose short link is none of ours: what happened and what to do, in both languages, the one they read first. */
export function unknownLinkPage(locale: Locale): string {
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words[locale].title}</title><style>${style}</style></head>
<body><main><h1>${words[locale].title}</h1><p>${words[locale].todo}</p>
<div lang="${other}"><h2>${words[other].title}</h2><p>${words[other].todo}</p></div></main></body></html>
`;
}
