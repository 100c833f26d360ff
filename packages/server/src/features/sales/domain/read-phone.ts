/** Why a phone cell gives no identity. `damaged`: a spreadsheet rounded it (1.99E+10); `masked`: the shop hides it (199****1000). */
export type PhoneProblem = 'missing' | 'damaged' | 'masked' | 'several' | 'invalid';

export type PhoneReading = { readonly ok: true; readonly phone: string } | { readonly ok: false; readonly problem: PhoneProblem };

/** Mainland mobile numbers: eleven digits, 13 to 19 (工信部 numbering plan). */
const MAINLAND = /^1[3-9]\d{9}$/u;
/** E.164: a plus, then up to fifteen digits; fewer than eight is no subscriber's. */
const ABROAD = /^\+[1-9]\d{7,14}$/u;

/**
 * A phone number as E.164 (`+8619900001000`), from what shops and spreadsheets make of it: blanks, dashes, full width, `+86`, `0086`, `="…"`. What a
 * spreadsheet has rounded is told as damaged, never guessed.
 */
export function readPhone(written: string): PhoneReading {
  const text = written
    .normalize('NFKC')
    .replace(/^="?|"$/gu, '')
    .replace(/[\s'’`\u200B-\u200F\u202A-\u202E\uFEFF]+/gu, '');
  if (text === '' || /^(?:无|没有|none|null|n\/?a|[-—–/]+)$/iu.test(text)) return { ok: false, problem: 'missing' };
  if (/^\d(?:\.\d+)?e\+?\d+$/iu.test(text)) return { ok: false, problem: 'damaged' };
  if (/[*×xX•]{2,}/u.test(text)) return { ok: false, problem: 'masked' };
  const parts = text.split(/[/,;、，；|]|或/u).filter((part) => part !== '');
  const numbers = new Set(parts.flatMap((part) => normal(part) ?? []));
  if (numbers.size > 1) return { ok: false, problem: 'several' };
  const [phone] = numbers;
  return phone === undefined ? { ok: false, problem: 'invalid' } : { ok: true, phone };
}

function normal(part: string): string | null {
  const digits = part.replace(/\.0+$/u, '').replace(/[-–—−‐‑.()]+/gu, '');
  const abroad = digits.replace(/^00/u, '+');
  if (!/^\+?\d+$/u.test(abroad)) return null;
  const mainland = abroad.replace(/^\+?86(?=1[3-9]\d{9}$)/u, '');
  if (MAINLAND.test(mainland)) return `+86${mainland}`;
  return ABROAD.test(abroad) && !abroad.startsWith('+86') ? abroad : null;
}

/** `199****1000`: enough to recognise a number one knows, too little to call it. */
export function maskedPhone(phone: string): string {
  const national = phone.replace(/^\+86/u, '');
  return national.length < 8 ? '****' : `${national.slice(0, 3)}****${national.slice(-4)}`;
}

/** A text with whatever looks like a phone number in it masked: for previews of foreign columns. */
export function maskPhonesIn(text: string): string {
  return text.replace(/(?<!\d)(\+?(?:86)?1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/gu, '$1****$2');
}
