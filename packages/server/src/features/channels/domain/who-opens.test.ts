import { expect, test } from 'vitest';
import { looksLikePerson } from './who-opens.ts';

const page = { accept: 'text/html,application/xhtml+xml', 'accept-language': 'zh-CN,zh;q=0.9' };
const inWeChat =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 NetType/WIFI Language/zh_CN';

test.each([
  inWeChat,
  'Mozilla/5.0 (Linux; Android 13; V2231A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240501 MicroMessenger/8.0.50',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
])('a person: %s', (agent) => {
  expect(looksLikePerson({ method: 'GET', headers: { ...page, 'user-agent': agent } })).toBe(true);
});

test.each([
  'TelegramBot (like TwitterBot)',
  'WhatsApp/2.23.20.0',
  'facebookexternalhit/1.1',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)',
  'Mozilla/5.0 (Windows NT) SkypeUriPreview Preview/0.5',
  'curl/8.5.0',
  'python-requests/2.31.0',
  'Go-http-client/1.1',
  '',
])('a program: %s', (agent) => {
  expect(looksLikePerson({ method: 'GET', headers: { ...page, 'user-agent': agent } })).toBe(false);
});

test.each([
  ['a HEAD request', 'HEAD', {}],
  ['a page fetched ahead', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
  ['a preview', 'GET', { purpose: 'preview' }],
  ['a picture', 'GET', { 'sec-fetch-dest': 'image' }],
  ['a fetcher without a language, as chats send to look at a link', 'GET', { 'accept-language': '' }],
  ['something that wants no page', 'GET', { accept: '*/*' }],
])('%s is no opening', (_name, method, headers) => {
  expect(looksLikePerson({ method, headers: { ...page, 'user-agent': inWeChat, ...headers } })).toBe(false);
});
