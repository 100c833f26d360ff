import { resolve } from 'node:path';
import { type ActionName, findByName, findByWord, type ImportedTable, type ImportMemory, vocabulary } from '@kuaishan/script';
import { z } from 'zod';
import { StartError } from '../platform/start-error.ts';
import { type Terminal, UsageError } from './command.ts';
import { readBytes } from './read-file.ts';
import { replaceFile } from './replace-file.ts';

/** What `--do CELL=ACTION` says, by cell. The action is named as in the script or by its word. */
export function chosenActions(written: readonly string[]): Readonly<Record<string, ActionName>> {
  return Object.fromEntries(
    written.map((one) => {
      const at = one.lastIndexOf('=');
      const [cell, word] = [one.slice(0, at).trim(), one.slice(at + 1).trim()];
      const action = findByWord('actions', word)?.name;
      if (at > 0 && cell !== '' && action) return [cell, action];
      const known = Object.keys(vocabulary.actions).join(', ');
      throw new UsageError({
        'zh-CN': `--do 应写成 位置=动作，如 'SOP!G3=say'，而不是“${one}”；动作有：${known}`,
        en: `--do is CELL=ACTION, such as 'SOP!G3=say', not “${one}”; actions: ${known}`,
      });
    }),
  );
}

/** A cell that is no row of the table was mistyped. */
export function refuseUnknownRows(actions: Readonly<Record<string, ActionName>>, { classified }: ImportedTable): void {
  for (const cell of Object.keys(actions)) {
    if (classified.some((row) => row.cell === cell)) continue;
    throw new UsageError({
      'zh-CN': `${cell} 不是表里成为节点的行；加 --table 看每一行的位置`,
      en: `${cell} is no row that became a cue; --table shows the place of each`,
    });
  }
}

const Memory = z.array(
  z.object({
    signature: z.string().min(1),
    columns: z.record(z.string(), z.string().nullable()),
    actions: z.record(z.string(), z.string()),
  }),
);

/** What was confirmed before. Fields and actions this version does not know are left out. */
export async function readMemory(file: string, terminal: Terminal): Promise<readonly ImportMemory[]> {
  const text = new TextDecoder().decode(await readBytes(file, terminal));
  const read = Memory.safeParse(jsonOf(text));
  if (!read.success) {
    throw new StartError({
      'zh-CN': `${file} 不是确认过的对应：应是 --save-mapping 写出的 JSON`,
      en: `${file} holds no confirmed mapping: it should be the JSON that --save-mapping writes`,
    });
  }
  return read.data.map(({ signature, columns, actions }) => ({
    signature,
    columns: Object.fromEntries(
      Object.entries(columns).map(([heading, field]) => [heading, field === null ? null : (findByName('fields', field)?.name ?? null)]),
    ),
    actions: Object.fromEntries(
      Object.entries(actions).flatMap(([name, action]) => {
        const known = findByName('actions', action)?.name;
        return known ? [[name, known] as const] : [];
      }),
    ),
  }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Writes what is to be remembered: the columns as they were read, and the chosen actions by the names of their rows, beside what was there. */
export async function saveMemory(
  file: string,
  o: { imported: ImportedTable; actions: Readonly<Record<string, ActionName>>; memory: readonly ImportMemory[] },
  terminal: Terminal,
): Promise<void> {
  const { mapping, classified } = o.imported;
  const named = Object.fromEntries(
    classified.flatMap(({ cell, key, action }) => (key !== null && o.actions[cell] !== undefined ? [[key, action] as const] : [])),
  );
  const now = mapping
    .filter(({ signature }) => signature !== '')
    .map(({ signature, columns }): ImportMemory => {
      const before = o.memory.find((one) => one.signature === signature);
      return {
        signature,
        columns: Object.fromEntries(columns.flatMap(({ heading, field }) => (heading === '' ? [] : [[heading, field] as const]))),
        actions: { ...before?.actions, ...named },
      };
    });
  const others = o.memory.filter((one) => !now.some(({ signature }) => signature === one.signature));
  await replaceFile(resolve(terminal.cwd, file), `${JSON.stringify([...others, ...now], null, 2)}\n`, file);
}
