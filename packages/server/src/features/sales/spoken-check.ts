import type { Finding, Locale } from '@kuaishan/script';
import type { FileOrder } from './domain/order.ts';
import { orderFieldNames, orderFields } from './domain/order-fields.ts';
import { maskedPhone, maskPhonesIn } from './domain/read-phone.ts';
import { phoneWords, refusalWords } from './domain/refusal-words.ts';
import type { ImportCounts } from './import-orders.ts';
import type { SettledUpload } from './read-order-upload.ts';

/** Lines a person reads of a list; the rest is counted. */
const LISTED = 200;
const PREVIEWED = 5;

/** What a file's lines are told as, in the caller's language; phones masked. */
export function speakLines({ reading }: SettledUpload, { locale, fileName }: { locale: Locale; fileName: string }) {
  const at = (place: string) => (/^\d+$/u.test(place) ? `${fileName}:${place}` : place);
  const { orders, refused } = reading.read;
  return {
    refused: refused.slice(0, LISTED).map(({ place, reason }) => ({ place: at(place), reason, why: refusalWords[reason][locale] })),
    withoutPhone: orders
      .flatMap(({ place, number, phoneProblem }) =>
        phoneProblem === null ? [] : [{ place: at(place), number, problem: phoneProblem, why: phoneWords[phoneProblem][locale] }],
      )
      .slice(0, LISTED),
  };
}

/** What is understood of a file, and what importing it would do. */
export function speakCheck(settled: SettledUpload, o: { locale: Locale; fileName: string; counts: ImportCounts }) {
  const { reading, shop, kind } = settled;
  return {
    ok: reading.mapping.includes('number'),
    findings: [],
    fileName: o.fileName,
    shop,
    kind,
    mappedBy: reading.mappedBy,
    columns: reading.columns.map(({ heading, samples }, index) => ({
      heading,
      samples: samples.map(maskPhonesIn),
      field: reading.mapping[index] ?? null,
    })),
    fields: fieldLabels(o.locale),
    preview: reading.read.orders.slice(0, PREVIEWED).map(speakOrder),
    counts: o.counts,
    ...speakLines(settled, o),
  };
}

function fieldLabels(locale: Locale) {
  return orderFieldNames.map((field) => ({ field, label: orderFields[field].label[locale] }));
}

function speakOrder({
  place,
  number,
  orderedAt,
  state,
  stateWritten,
  currency,
  paidMinor,
  refundedMinor,
  source,
  items,
  phone,
  name,
}: FileOrder) {
  return {
    ...{ place, number, orderedAt, state, stateWritten, source, name, products: items.map(({ product }) => product) },
    ...{ paid: { amountMinor: paidMinor, currency }, refunded: { amountMinor: refundedMinor, currency } },
    phone: phone === null ? null : maskedPhone(phone),
  };
}

const nothing: ImportCounts = { lines: 0, orders: 0, new: 0, changed: 0, unchanged: 0, merged: 0, withoutPhone: 0, refused: 0 };

/** A file that cannot be read: nothing but the reasons. */
export function speakUnread(findings: readonly Finding[], o: { locale: Locale; fileName: string }) {
  return {
    ...{
      ok: false,
      fileName: o.fileName,
      shop: '',
      kind: 'bait' as const,
      mappedBy: 'proposal' as const,
      columns: [],
      fields: fieldLabels(o.locale),
      preview: [],
    },
    ...{ counts: nothing, refused: [], withoutPhone: [] },
    findings: findings.map(({ rule, message, at, cell }) => ({
      rule,
      ...message[o.locale],
      place: cell ?? (at ? `${o.fileName}:${at.line}:${at.column}` : o.fileName),
    })),
  };
}
