/** features/sales: orders made elsewhere, for now. Owns `shop_order`, `order_import`, `order_mapping`. */
export { type ImportCounts, importOrders, previewImport } from './import-orders.ts';
export { readOrderUpload, type SettledUpload } from './read-order-upload.ts';
export { registerSalesRoutes } from './routes.ts';
export { speakLines } from './spoken-check.ts';
