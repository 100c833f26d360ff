import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, server } from './client.ts';
import type { OrderCheck, OrderField, OrderImported } from './types.ts';

/** A shop's file with what a person says about it; null: as remembered, or as the server proposes. */
export interface OrderUpload {
  readonly file: File;
  readonly shop: string | null;
  readonly kind: 'bait' | 'main' | null;
  readonly mapping: readonly (OrderField | null)[] | null;
}

export const importsQuery = queryOptions({
  queryKey: ['orders', 'imports'],
  queryFn: ({ signal }) => answered(server.GET('/api/v1/orders/imports', { signal })),
});

export const withoutPhoneQuery = infiniteQueryOptions({
  queryKey: ['orders', 'without-phone'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    answered(server.GET('/api/v1/orders/without-phone', { params: { query: pageParam === null ? {} : { cursor: pageParam } }, signal })),
  getNextPageParam: (page) => page.nextCursor,
});

/** Reads the file and says what importing it would do; saves nothing. */
export function checkOrders(upload: OrderUpload): Promise<OrderCheck> {
  const form = formOf(upload);
  // the description has no word for multipart bodies
  return answered<OrderCheck>(server.POST('/api/v1/orders/imports/check', { body: form as never, bodySerializer: () => form }));
}

/** Imports the file; the same file again changes nothing. */
export function importOrders(upload: OrderUpload): Promise<OrderImported> {
  const form = formOf(upload);
  return answered<OrderImported>(server.POST('/api/v1/orders/imports', { body: form as never, bodySerializer: () => form }));
}

/** The fields before the file: the server has read them when the file begins. */
function formOf({ file, shop, kind, mapping }: OrderUpload): FormData {
  const form = new FormData();
  if (shop !== null) form.set('shop', shop);
  if (kind !== null) form.set('kind', kind);
  if (mapping !== null) form.set('mapping', JSON.stringify(mapping));
  form.set('file', file);
  return form;
}
