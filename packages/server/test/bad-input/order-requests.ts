import { badTables } from './bad-tables.ts';
import type { RequestCase } from './request-case.ts';

const CHECK = '/api/v1/orders/imports/check';
const IMPORT = '/api/v1/orders/imports';

/** Files that are no orders, given to the check and to the import: told with their place, nothing left behind. */
export async function orderCases(): Promise<readonly RequestCase[]> {
  const tables = await Promise.all(
    badTables
      .filter(({ name }) => /^(?:zip bomb|a PDF|an old workbook|a workbook behind|a workbook cut off|a NUL byte)/.test(name))
      .map(async (table) => ({ ...(await table.make()), ...table })),
  );
  return [
    ...tables.map(
      ({ name, file, bytes, rule }): RequestCase => ({
        name: `orders: ${name}`,
        request: () => ({ path: CHECK, as: 'owner', file: { name: file, bytes } }),
        status: 200,
        code: rule,
        place: rule === 'nul-bytes' ? `${file}:2:8` : file,
      }),
    ),
    {
      name: 'orders: a quotation mark never closed',
      request: () => ({
        path: CHECK,
        as: 'owner',
        file: { name: 'orders.csv', bytes: Buffer.from('订单号,商品\nA1,营\nA2,"营\nA3,营\n') },
      }),
      status: 200,
      code: 'corrupt',
      place: 'orders.csv:3',
    },
    {
      name: 'orders: CSV of 21 MB',
      request: () => ({ path: IMPORT, as: 'owner', file: { name: 'orders.csv', bytes: Buffer.alloc(21 * 1024 * 1024, '订单号,商品\n') } }),
      status: 413,
      code: 'too_large',
      place: null,
    },
    {
      name: 'orders: a table without order numbers, imported',
      request: () => ({ path: IMPORT, as: 'owner', file: { name: 'people.csv', bytes: Buffer.from('姓名,城市\n小林,杭州\n') } }),
      status: 422,
      code: 'orders_unreadable',
      place: null,
    },
    {
      name: 'orders: no file at all',
      request: () => ({ path: IMPORT, as: 'owner', json: {} }),
      status: 400,
      code: 'invalid_request',
      place: 'file',
    },
  ];
}
