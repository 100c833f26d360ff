import type { FileOrder, OrderItem, ReadOrders, RefusalReason, RefusedLine } from './order.ts';
import type { OrderField } from './order-fields.ts';
import type { ColumnMapping } from './propose-columns.ts';
import { type Amount, readAmount } from './read-amount.ts';
import { type OrderState, readOrderState } from './read-order-state.ts';
import { readOrderTime } from './read-order-time.ts';
import { type PhoneReading, readPhone } from './read-phone.ts';

export interface OrderRecord {
  /** `12` in a text file, `Sheet1!A12` in a workbook */
  readonly place: string;
  readonly cells: readonly string[];
}

interface OrderLine {
  readonly place: string;
  readonly number: string;
  readonly orderedAt: string | null;
  readonly state: OrderState | null;
  readonly stateWritten: string;
  readonly paid: Amount | null;
  readonly refunded: Amount | null;
  readonly currency: string | null;
  readonly product: string;
  readonly quantity: number;
  readonly phone: PhoneReading;
  readonly name: string;
  readonly source: string;
  readonly remark: string;
  /** everything a mapped column says: equal lines are one line written twice */
  readonly whole: string;
}

/** Nothing an order says of itself is longer; what is belongs to another column. */
const LONGEST_TEXT = 2_000;
const LONGEST_NUMBER = 64;

/**
 * Reads records into orders: lines with one order number are one order, lines repeated are counted once, a line that cannot be read is refused with its
 * place and the others go in. Amounts of a `linePaid` column are added up; those of a `paid` column are the order's, repeated on each line.
 */
export function readOrders(
  records: readonly OrderRecord[],
  o: { readonly mapping: ColumnMapping; readonly zone: string; readonly currency: string },
): ReadOrders {
  const refused: RefusedLine[] = [];
  const byNumber = new Map<string, OrderLine[]>();
  let lines = 0;
  for (const record of records) {
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    lines += 1;
    const line = readLine(record, o);
    if (typeof line === 'string') {
      refused.push({ place: record.place, reason: line });
      continue;
    }
    const own = byNumber.get(line.number);
    if (own) own.push(line);
    else byNumber.set(line.number, [line]);
  }
  const orders: FileOrder[] = [];
  let merged = 0;
  for (const own of byNumber.values()) {
    const order = mergeLines(own, { perLine: o.mapping.includes('linePaid'), currency: o.currency });
    if (typeof order === 'string') {
      refused.push(...own.map(({ place }) => ({ place, reason: order })));
      continue;
    }
    orders.push(order);
    merged += own.length - 1;
  }
  return { orders, refused, lines, merged };
}

function readLine(
  record: OrderRecord,
  o: { readonly mapping: ColumnMapping; readonly zone: string; readonly currency: string },
): OrderLine | RefusalReason {
  const text = (field: OrderField): string => {
    const column = o.mapping.indexOf(field);
    return column < 0 ? '' : (record.cells[column] ?? '').trim();
  };
  const number = orderNumber(text('number'));
  if (number === '') return 'no-number';
  if (/^\d(?:\.\d+)?e\+?\d+$/iu.test(number)) return 'number-damaged';
  const [state, name, product, source, remark] = [text('state'), text('name'), text('product'), text('source'), text('remark')];
  if (number.length > LONGEST_NUMBER || [state, name, product, source, remark].some((one) => one.length > LONGEST_TEXT)) return 'too-long';
  const currency = text('currency').toUpperCase() || null;
  const amounts = [text('paid') || text('linePaid'), text('refunded')].map((one) => (one === '' || /^[-—–/]+$/u.test(one) ? null : one));
  const [paid, refunded] = amounts.map((one) => (one === null ? null : (readAmount(one, currency ?? o.currency) ?? 'unreadable')));
  if (paid === 'unreadable' || refunded === 'unreadable') return 'bad-amount';
  const written = text('orderedAt');
  const orderedAt = written === '' ? null : readOrderTime(written, o.zone);
  if (written !== '' && orderedAt === null) return 'bad-time';
  const quantity = text('quantity') === '' ? 1 : Number(text('quantity').normalize('NFKC'));
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > 1_000_000) return 'bad-quantity';
  const clean = (one: string) => one.replaceAll('\0', '').toWellFormed();
  return {
    ...{ place: record.place, number, orderedAt, state: readOrderState(state), stateWritten: clean(state) },
    ...{ paid: paid ?? null, refunded: refunded ?? null, currency, product: clean(product), quantity, phone: readPhone(text('phone')) },
    ...{ name: clean(name), source: clean(source), remark: clean(remark) },
    whole: o.mapping.map((field, column) => (field === null ? '' : (record.cells[column] ?? '').trim())).join('\u001F'),
  };
}

/** `="XE2026…"`, `'2026…` and tabs are how spreadsheets are kept from taking a number for one. */
function orderNumber(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/^=?"|"$|^['`]/gu, '')
    .replaceAll('\0', '')
    .trim();
}

function mergeLines(lines: readonly OrderLine[], o: { readonly perLine: boolean; readonly currency: string }): FileOrder | RefusalReason {
  const distinct = [...new Map(lines.toReversed().map((line) => [line.whole, line])).values()].toReversed();
  const [first] = distinct;
  if (!first) return 'no-number';
  const currencies = new Set(
    distinct.flatMap(({ paid, refunded, currency }) => [currency, paid?.currency, refunded?.currency].flatMap((one) => one ?? [])),
  );
  if (currencies.size > 1) return 'several-currencies';
  const [currency = o.currency] = currencies;
  const paid = amountOf(
    distinct.map((line) => line.paid),
    o.perLine,
  );
  const refundedCells = amountOf(
    distinct.map((line) => line.refunded),
    o.perLine,
  );
  if (paid === 'amounts-differ' || refundedCells === 'amounts-differ') return 'amounts-differ';
  // a shop that writes the refund as a line of its own, below zero
  const paidMinor = Math.max(0, paid.positive);
  const state = mergedState(distinct, {
    paidMinor,
    refundedMinor: Math.abs(refundedCells.positive) + Math.abs(refundedCells.negative) + Math.abs(paid.negative),
  });
  const known = Math.abs(refundedCells.positive) + Math.abs(refundedCells.negative) + Math.abs(paid.negative);
  const refundedMinor =
    known > 0 ? Math.min(known, paidMinor || known) : state === 'refunded' ? paidMinor : refundedLines(distinct, o.perLine);
  const phones = distinct.flatMap(({ phone }) => (phone.ok ? [phone.phone] : []));
  const firstText = (of: (line: OrderLine) => string): string | null => distinct.map(of).find((text) => text !== '') ?? null;
  return {
    ...{ number: first.number, place: first.place, state, currency, paidMinor, refundedMinor },
    orderedAt: distinct.flatMap(({ orderedAt }) => orderedAt ?? [])[0] ?? null,
    stateWritten: [...new Set(distinct.map(({ stateWritten }) => stateWritten).filter((text) => text !== ''))].join('、'),
    source: firstText(({ source }) => source),
    items: itemsOf(distinct, o.perLine),
    phone: phones[0] ?? null,
    phoneProblem:
      phones.length > 0
        ? null
        : (distinct.map(({ phone }) => (phone.ok ? null : phone.problem)).find((one) => one !== 'missing') ?? 'missing'),
    name: firstText(({ name }) => name),
    remark: [...new Set(distinct.map(({ remark }) => remark).filter((text) => text !== ''))].join('\n') || null,
  };
}

/** What is paid and what is paid back (below zero): added up line by line, or the one amount that every line repeats. */
function amountOf(amounts: readonly (Amount | null)[], perLine: boolean): { positive: number; negative: number } | 'amounts-differ' {
  const minor = amounts.flatMap((amount) => amount?.amountMinor ?? []);
  const negative = minor.filter((one) => one < 0).reduce((sum, one) => sum + one, 0);
  const positive = minor.filter((one) => one >= 0);
  if (perLine) return { positive: positive.reduce((sum, one) => sum + one, 0), negative };
  return new Set(positive).size > 1 ? 'amounts-differ' : { positive: positive[0] ?? 0, negative };
}

function mergedState(lines: readonly OrderLine[], o: { readonly paidMinor: number; readonly refundedMinor: number }): OrderState {
  const states = new Set(lines.flatMap(({ state }) => state ?? []));
  const [only] = states;
  if (states.size > 1) {
    if (states.has('refunded') || states.has('partlyRefunded')) return 'partlyRefunded';
    return (['refunding', 'paid', 'pending', 'closed'] as const).find((state) => states.has(state)) ?? 'other';
  }
  if (only !== undefined && !(only === 'paid' && o.refundedMinor > 0)) return only;
  if (o.refundedMinor === 0) return 'paid';
  return o.refundedMinor >= o.paidMinor ? 'refunded' : 'partlyRefunded';
}

/** Of an order partly paid back whose file names no amount: what the lines that were paid back had cost. */
function refundedLines(lines: readonly OrderLine[], perLine: boolean): number {
  if (!perLine) return 0;
  return lines.reduce((sum, { state, paid }) => sum + (state === 'refunded' ? Math.max(0, paid?.amountMinor ?? 0) : 0), 0);
}

function itemsOf(lines: readonly OrderLine[], perLine: boolean): readonly OrderItem[] {
  const items = lines
    .filter(({ paid }) => !paid || paid.amountMinor >= 0)
    .map(({ product, quantity, paid }) => ({ product, quantity, paidMinor: perLine ? (paid?.amountMinor ?? null) : null }));
  const unique = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...(perLine ? items : unique.values())].filter(({ product }) => product !== '');
}
