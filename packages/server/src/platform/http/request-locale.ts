import type { Locale } from '@kuaishan/script';
import type { FastifyRequest } from 'fastify';

/**
 * The language to answer in, from `Accept-Language`: the first of the header's languages that is Chinese or English, by weight.
 * Without one, English: programs send none, browsers always do.
 */
export function localeOf(request: Pick<FastifyRequest, 'headers'>): Locale {
  return localeFromHeader(request.headers['accept-language']);
}

export function localeFromHeader(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const weight = Number(
        options
          .find((option) => option.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag, weight: Number.isFinite(weight) ? weight : 0, position };
    })
    .filter((entry) => entry.weight > 0 && /^(zh|en)(-|$)/.test(entry.tag))
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  return wanted[0]?.tag.startsWith('zh') ? 'zh-CN' : 'en';
}
