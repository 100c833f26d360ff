/** Money in minor units of its currency; `currency` null: the cell does not say which. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string | null;
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/^(?:HK\$|港币|港元)/iu, 'HKD'],
  [/^(?:NT\$|新台币)/iu, 'TWD'],
  [/^(?:US\$|\$|美元)/iu, 'USD'],
  [/^(?:¥|人民币|RMB)/iu, 'CNY'],
  [/^€/u, 'EUR'],
  [/^£/u, 'GBP'],
];

/** ISO 4217 codes are three capital letters. */
const CODE = /^([A-Z]{3})(?![A-Za-z])|([A-Z]{3})$/u;
/** Beyond this no order is paid; it also keeps sums far from where numbers lose exactness. */
const MOST_MINOR = 1_000_000_000_00;

/**
 * Reads an amount as shops write it: `9.90`, `¥1,299.00`, `９．９元`, `CNY 9.90`, `1.299,00`, `-9.90`. Null when it is none, or has more decimals than the
 * currency.
 */
export function readAmount(written: string, fallback: string): Amount | null {
  let text = written.normalize('NFKC').replace(/[\s'’"=]+/gu, '');
  if (/^(?:免费|free)$/iu.test(text)) return { amountMinor: 0, currency: null };
  const negative = /^[-−(]/u.test(text);
  text = text.replace(/^[-−(+]+/u, '').replace(/\)$/u, '');
  let currency: string | null = null;
  const code = CODE.exec(text);
  if (code) {
    currency = code[1] ?? code[2] ?? null;
    text = text.replace(CODE, '');
    if (currency === 'RMB') currency = 'CNY';
  }
  for (const [sign, named] of signs) {
    if (!sign.test(text)) continue;
    currency ??= named;
    text = text.replace(sign, '');
  }
  if (/元$/u.test(text)) {
    currency ??= fallback;
    text = text.replace(/元$/u, '');
  }
  const inside = /^[-−]/u.test(text);
  const digits = plainDecimal(text.replace(/^[-−]/u, ''));
  if (digits === null) return null;
  const decimals = minorDigits(currency ?? fallback);
  const [whole = '0', rawFraction = ''] = digits.split('.');
  const fraction = rawFraction.replace(/0+$/u, '');
  if (decimals === null || fraction.length > decimals) return null;
  const amountMinor = Number(whole + fraction.padEnd(decimals, '0'));
  if (amountMinor > MOST_MINOR) return null;
  return { amountMinor: (negative || inside) && amountMinor !== 0 ? -amountMinor : amountMinor, currency };
}

/** `1,299.00`, `1.299,00`, `1299` → `1299.00`; null for anything else. The last mark with one or two digits behind it divides off the decimals. */
function plainDecimal(text: string): string | null {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return text;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/u.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^\d+,\d{1,2}$/u.test(text)) return text.replace(',', '.');
  return null;
}

const digitsOf = new Map<string, number | null>();

/** Decimals of a currency (ISO 4217, as the runtime knows it); null when there is no such currency. */
function minorDigits(currency: string): number | null {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = askDigits(currency);
  // making a format takes 0.1 ms, a file has 200,000 amounts; made-up codes are not kept
  if (digits !== null) digitsOf.set(currency, digits);
  return digits;
}

function askDigits(currency: string): number | null {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? null;
  } catch {
    return null;
  }
}
