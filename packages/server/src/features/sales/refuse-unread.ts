import type { Finding, Locale } from '@kuaishan/script';
import { DomainError } from '../../platform/errors.ts';

/** A file that cannot be read, or whose order numbers nobody can tell, as a refusal. */
export function unreadable(findings: readonly Finding[], fileName: string): DomainError {
  const said = (locale: Locale) =>
    findings
      .map(
        ({ message, at, cell }) =>
          `${cell ?? (at ? `${fileName}:${at.line}:${at.column}` : fileName)}: ${message[locale].why}${message[locale].todo}`,
      )
      .join(' ');
  return new DomainError('orders_unreadable', { words: { 'zh-CN': said('zh-CN'), en: said('en') } });
}

/** No column is the order number, without which lines cannot be told apart. */
export function numberUnmapped(): DomainError {
  return new DomainError('orders_unreadable', {
    words: {
      'zh-CN': '还不知道哪一列是订单号。选好订单号那一列再导入。',
      en: 'It is not known which column holds the order number. Choose it, then import.',
    },
  });
}
