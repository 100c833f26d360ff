/**
 * Programs that open a link because it was posted: chats that show a preview, search engines, scanners, command lines. They call themselves
 * such (checked against each product's own documentation of its user agent); phones in WeChat say `MicroMessenger` and are people.
 */
const programs =
  /bot\b|bot[/;]|crawl|spider|preview|facebookexternalhit|whatsapp|telegrambot|twitterbot|slackbot|discordbot|skypeuripreview|linkedinbot|embedly|wechatshareextension|wxwork.*(link|preview)|dingtalkbot|feishubot|larkbot|bytespider|headless(?!chrome)|curl\/|wget\/|python|okhttp|go-http-client|java\/|axios|node-fetch|undici|libwww|monitor|scan/i;

export interface LinkRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * Whether a request for a link looks like a person who follows it: a GET for a page, from something with a name and a language, that is no
 * known program and does not merely fetch ahead. What pretends to be a phone is taken for one.
 */
export function looksLikePerson({ method, headers }: LinkRequest): boolean {
  const header = (name: string) => String(headers[name] ?? '');
  if (method !== 'GET') return false;
  if (/prefetch|prerender|preview/i.test(`${header('purpose')} ${header('sec-purpose')} ${header('x-purpose')} ${header('x-moz')}`))
    return false;
  const destination = header('sec-fetch-dest');
  if (destination !== '' && destination !== 'document') return false;
  const agent = header('user-agent');
  return agent !== '' && !programs.test(agent) && header('accept-language') !== '' && /text\/html/i.test(header('accept'));
}
