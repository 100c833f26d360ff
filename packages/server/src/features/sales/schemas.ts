import { z } from 'zod';
import type { OrderField } from './domain/order-fields.ts';
import { orderFieldNames } from './domain/order-fields.ts';
import type { OrderState } from './domain/read-order-state.ts';
import { orderStates } from './domain/read-order-state.ts';

/** Money in minor units beside its currency. */
const Money = z.object({ amountMinor: z.int(), currency: z.string() });
const Kind = z.enum(['bait', 'main']);
const Field = z.enum(orderFieldNames as [OrderField, ...OrderField[]]);
const State = z.enum(orderStates as [OrderState, ...OrderState[]]);
const PhoneProblem = z.enum(['missing', 'damaged', 'masked', 'several', 'invalid']);

const Counts = z.object({
  lines: z.int(),
  orders: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  merged: z.int(),
  withoutPhone: z.int(),
  refused: z.int(),
});

const lines = {
  refused: z.array(z.object({ place: z.string(), reason: z.string(), why: z.string() })),
  withoutPhone: z.array(z.object({ place: z.string(), number: z.string(), problem: PhoneProblem, why: z.string() })),
};

export const OrderCheck = z.object({
  /** it can be imported: the order number's column is known */
  ok: z.boolean(),
  /** why it cannot be read at all */
  findings: z.array(z.object({ rule: z.string(), why: z.string(), todo: z.string(), place: z.string() })),
  fileName: z.string(),
  shop: z.string(),
  kind: Kind,
  mappedBy: z.enum(['proposal', 'memory', 'request']),
  columns: z.array(z.object({ heading: z.string(), samples: z.array(z.string()), field: Field.nullable() })),
  /** what a column can be said to hold, in the caller's language */
  fields: z.array(z.object({ field: Field, label: z.string() })),
  preview: z.array(
    z.object({
      place: z.string(),
      number: z.string(),
      orderedAt: z.string().nullable(),
      state: State,
      stateWritten: z.string(),
      source: z.string().nullable(),
      name: z.string().nullable(),
      products: z.array(z.string()),
      paid: Money,
      refunded: Money,
      phone: z.string().nullable(),
    }),
  ),
  counts: Counts,
  ...lines,
});

export const OrderImported = z.object({ importId: z.string(), shop: z.string(), counts: Counts, ...lines });

export const ImportRow = z.object({
  importId: z.string(),
  shop: z.string(),
  kind: Kind,
  fileName: z.string(),
  importedBy: z.string().nullable(),
  importedAt: z.string(),
  counts: Counts,
});

export const OrderWithoutPhone = z.object({
  orderId: z.string(),
  shop: z.string(),
  number: z.string(),
  problem: PhoneProblem,
  state: State,
  stateWritten: z.string(),
  products: z.array(z.string()).readonly(),
  paid: Money,
  orderedAt: z.string().nullable(),
  source: z.string().nullable(),
});
