import { basename } from 'node:path';
import { importOrderFile, type OrderFileImported } from '../operation/import-order-file.ts';
import { readConfig } from '../platform/config.ts';
import { makeLog } from '../platform/log/index.ts';
import { defineCommand, type Terminal } from './command.ts';
import { readBytes } from './read-file.ts';
import { findingAsJson, sayFindings } from './script-file.ts';

export const command = defineCommand({
  usage: 'FILE [--shop NAME] [--workspace NAME] [--dry-run] [--json]',
  help: {
    'zh-CN': `把店铺（有赞、小鹅通、微店……）导出的订单文件导入：.csv（任何编码）或 .xlsx。重复的行按订单号合并，没有手机号的列出来，读不懂的行指明位置，其余照常导入。
同一个文件再导入一次，什么都不会变。服务器开着也可以运行。列的对应按表头推荐，或按在后台确认过的。

  --shop       店铺名；默认是上次导入这种文件时的
  --workspace  有几个工作区时，导入到哪一个
  --dry-run    只说会做什么，不写入
  --json       输出 {file, shop, importId, columns, counts, refused, withoutPhone}`,
    en: `Imports an order file exported from a shop: .csv in any encoding, or .xlsx. Repeated lines are merged by order number, missing phones listed, lines that
cannot be read are named with their place and the others go in. The same file again changes nothing. A server may be running. Columns are told by their
headings, or as they were confirmed in the console.

  --shop       the shop’s name; by default as for the last file of this kind
  --workspace  which workspace, where there are several
  --dry-run    only say what it would do
  --json       print {file, shop, importId, columns, counts, refused, withoutPhone}`,
  },
  options: {
    shop: { type: 'string' },
    workspace: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  args: ['FILE'],
  run: async ({ values, args: [file = ''] }, terminal) => {
    const bytes = await readBytes(file, terminal);
    const config = readConfig({ LOG_LEVEL: 'error', ...terminal.env });
    const done = await importOrderFile({
      ...{ config, log: makeLog({ level: config.logLevel }), locale: terminal.locale, name: basename(file), bytes },
      ...{ shop: values.shop ?? null, workspace: values.workspace ?? null, dryRun: values['dry-run'] ?? false },
    });
    if (!done.ok) {
      if (values.json)
        terminal.out(`${JSON.stringify({ file, findings: done.findings.map((one) => findingAsJson(one, file, terminal)) }, null, 2)}\n`);
      else sayFindings(done.findings, file, terminal);
      return 1;
    }
    const { shop, importId, columns, counts, lines } = done;
    if (values.json) terminal.out(`${JSON.stringify({ file, shop, importId, columns, counts, ...lines }, null, 2)}\n`);
    else summarise(done, terminal);
    return counts.refused > 0 ? 1 : 0;
  },
});

function summarise({ shop, importId, counts, lines }: Extract<OrderFileImported, { ok: true }>, { locale, say }: Terminal): void {
  for (const { place, why } of lines.refused) say(`${place} ${why}`);
  for (const { place, number, why } of lines.withoutPhone) say(`${place} ${number} ${why}`);
  const { lines: all, orders, merged, refused, withoutPhone } = counts;
  say(
    locale === 'en'
      ? `${shop}: ${all} lines → ${orders} orders (${merged} lines merged, ${refused} refused)\n${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged; ${withoutPhone} without a phone`
      : `${shop}：${all} 行 → ${orders} 个订单（合并 ${merged} 行，${refused} 行没有读懂）\n新增 ${counts.new}，更新 ${counts.changed}，未变 ${counts.unchanged}；${withoutPhone} 个没有手机号`,
  );
  if (importId === null) say(locale === 'en' ? 'nothing was written (--dry-run)' : '没有写入（--dry-run）');
}
