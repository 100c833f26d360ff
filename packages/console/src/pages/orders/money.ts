/** Money as a reader of this language writes it: 990 of CNY is ¥9.90. */
export function moneyWords({ amountMinor, currency }: { amountMinor: number; currency: string }, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
