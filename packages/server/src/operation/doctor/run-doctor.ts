import { type Finding, type Look, type Words, wrong } from './look.ts';
import { dataDirectoryLooks } from './looks/data-directory.ts';
import { databaseLooks } from './looks/database.ts';
import { machineLooks } from './looks/machine.ts';
import { webLooks } from './looks/web.ts';
import { workLooks } from './looks/work.ts';
import { openSight, refusalOf } from './sight.ts';

/** A finding with what was looked at. */
export interface Diagnosis extends Finding {
  readonly name: string;
  readonly title: Words;
}

const looks: readonly Look[] = [...machineLooks, ...dataDirectoryLooks, ...databaseLooks, ...workLooks, ...webLooks];

/** Looks at everything, whatever is broken: settings that cannot be read are a finding, and so is a look that fails. Changes nothing. */
export async function runDoctor(env: Readonly<Record<string, string | undefined>>): Promise<readonly Diagnosis[]> {
  const settings = { name: 'settings', title: { 'zh-CN': '设置', en: 'Settings' } };
  const sight = await openSight(env).catch((error: unknown) => {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refusal;
  });
  if (sight instanceof Error)
    return [{ ...settings, ...wrong(sight.words, { 'zh-CN': '改好后再看其余的', en: 'Mend them; then the rest can be looked at' }) }];
  try {
    const diagnoses: Diagnosis[] = [];
    for (const { name, title, look } of looks) {
      const found = await Promise.resolve()
        .then(() => look(sight))
        .catch((error: unknown) => failed(error));
      for (const finding of [found].flat()) diagnoses.push({ name, title, ...finding });
    }
    return diagnoses;
  } finally {
    await sight.close();
  }
}

function failed(error: unknown): Finding {
  const said = error instanceof Error ? error.message : String(error);
  return wrong(
    { 'zh-CN': `看的时候出错：“${said}”`, en: `looking at it failed: “${said}”` },
    {
      'zh-CN': '数据库若正忙，过一会儿再看；一直如此请把这句话报告给我们',
      en: 'If the database is busy, look again later; if it stays so, report this sentence',
    },
  );
}
