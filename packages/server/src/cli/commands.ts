import type { Command, Words } from './command.ts';

/** Every command: what it is for, in one line, and the file it lives in, read only when it is called. */
export const commands: Readonly<Record<string, { readonly summary: Words; load(): Promise<{ command: Command }> }>> = {
  start: {
    summary: { 'zh-CN': '启动服务器', en: 'start the server' },
    load: () => import('./start.ts'),
  },
  worker: {
    summary: { 'zh-CN': '再加一个进程分担执行', en: 'one more process that shares the work' },
    load: () => import('./worker.ts'),
  },
  import: {
    summary: { 'zh-CN': '把运营的表格或文档变成剧本（YAML）', en: 'turn an operator’s workbook or document into a script (YAML)' },
    load: () => import('./import.ts'),
  },
  export: {
    summary: {
      'zh-CN': '把剧本变成可以继续改的表格（xlsx）或文档（md）',
      en: 'turn a script into a workbook (xlsx) or document (md) people can go on editing',
    },
    load: () => import('./export.ts'),
  },
  'import-orders': {
    summary: { 'zh-CN': '导入店铺的订单文件', en: 'import a shop’s order file' },
    load: () => import('./import-orders.ts'),
  },
  lint: {
    summary: { 'zh-CN': '检查剧本', en: 'check a script' },
    load: () => import('./lint.ts'),
  },
  plan: {
    summary: { 'zh-CN': '算出一次开群的时间表', en: 'show the timetable of an opening' },
    load: () => import('./plan.ts'),
  },
  templates: {
    summary: { 'zh-CN': '列出可以拿来改的剧本', en: 'list the scripts to start from' },
    load: () => import('./templates.ts'),
  },
  new: {
    summary: { 'zh-CN': '从模板写一份剧本', en: 'write a script from a template' },
    load: () => import('./new.ts'),
  },
  stretch: {
    summary: { 'zh-CN': '把剧本改成另一个天数', en: 'make a script one of another number of days' },
    load: () => import('./stretch.ts'),
  },
  diff: {
    summary: { 'zh-CN': '两个剧本差在哪里', en: 'what differs between two scripts' },
    load: () => import('./diff.ts'),
  },
  rehearse: {
    summary: {
      'zh-CN': '彩排：虚拟成员、虚拟时钟，真正的引擎',
      en: 'rehearse a script: virtual members, a virtual clock, the real engine',
    },
    load: () => import('./rehearse.ts'),
  },
  migrate: {
    summary: { 'zh-CN': '准备数据库，或升级到这个版本', en: 'prepare the database, or bring it up to this version' },
    load: () => import('./migrate.ts'),
  },
  backup: {
    summary: { 'zh-CN': '备份整个系统，运行中也可以', en: 'back the installation up, running or not' },
    load: () => import('./backup.ts'),
  },
  restore: {
    summary: { 'zh-CN': '把备份恢复到空的数据目录或数据库', en: 'restore a backup into an empty data directory or database' },
    load: () => import('./restore.ts'),
  },
  doctor: {
    summary: { 'zh-CN': '看看这个安装哪里不对', en: 'what is wrong with this installation, in words' },
    load: () => import('./doctor.ts'),
  },
  demo: {
    summary: { 'zh-CN': '演示：20 个群在快进的钟上', en: 'the demo: 20 groups on a fast clock' },
    load: () => import('./demo.ts'),
  },
  bench: {
    summary: { 'zh-CN': '在这台机器上测量', en: 'measure it on this machine' },
    load: () => import('./bench.ts'),
  },
};
