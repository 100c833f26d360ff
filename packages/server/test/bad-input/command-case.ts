import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '@kuaishan/script';
import { type Answer, isPlace, languageFaults, leaksIn } from './case.ts';
import { noteDirectory, removeDirectory } from './leftovers.ts';
import type { Ended } from './run-command.ts';

/** A command given something bad. */
export interface CommandCase {
  readonly name: string;
  /** what lies in the folder it runs in */
  readonly files: () => Promise<Readonly<Record<string, Uint8Array | 'directory'>>>;
  readonly args: readonly string[];
  readonly exit: 0 | 1 | 2;
  /** the rule of the finding that answers it; null = it is answered with a sentence that is no finding */
  readonly rule: string | null;
  /** `file:line:column`, `file:sheet!cell` or what else the sentence must name; null = there is no place */
  readonly place: string | null;
  /** whether it writes the file given with -o; by default what lay there before stays */
  readonly writes?: boolean;
}

export type RunCommand = (args: readonly string[], o: { cwd: string }) => Promise<Ended>;

/** The largest file that is read (100,000 rows) took 350 to 435 MB, as the collector found time; a bomb that is unpacked whole takes gigabytes. */
const MOST_MEGABYTES = 512;
/** a command that reads a small file has some 110 MB */
const WORTH_SAYING = 150;

/** Runs one case in a folder of its own and judges what came of it. */
export async function runCommandCase(one: CommandCase, o: { locale: Locale; run: RunCommand }): Promise<Answer> {
  const cwd = noteDirectory(mkdtempSync(join(tmpdir(), 'kuaishan-bad-')));
  try {
    for (const [name, bytes] of Object.entries(await one.files())) {
      if (bytes === 'directory') mkdirSync(join(cwd, name));
      else writeFileSync(join(cwd, name), bytes);
    }
    const before = contents(cwd);
    const ended = await o.run([...one.args, '--lang', o.locale], { cwd });
    return judge(one, ended, { locale: o.locale, before, after: contents(cwd) });
  } finally {
    removeDirectory(cwd);
  }
}

function judge(one: CommandCase, ended: Ended, o: { locale: Locale; before: Contents; after: Contents }): Answer {
  const { message, place } = spoken(one, ended);
  const all = `${ended.out}\n${ended.err}`;
  const changed = [...new Set([...o.before.keys(), ...o.after.keys()])].filter((name) => o.before.get(name) !== o.after.get(name));
  const out = one.args[one.args.indexOf('-o') + 1];
  const expected = one.writes ? [out] : [];
  return {
    message,
    place,
    state: `${ended.signal ? `ended by ${ended.signal}` : `exit ${ended.code}`}${(ended.megabytes ?? 0) > WORTH_SAYING ? `, ${ended.megabytes} MB` : ''}`,
    seconds: ended.seconds,
    faults: [
      ...(ended.signal === 'SIGKILL' ? ['hung'] : ended.signal ? [`died of ${ended.signal}`] : []),
      ...(ended.code === one.exit || ended.signal ? [] : [`should end with ${one.exit}`]),
      ...(message === '' ? ['says nothing'] : languageFaults(message, o.locale)),
      ...(isPlace(place, one.place) ? [] : [`should name ${one.place ?? 'no place'}`]),
      ...leaksIn(all),
      ...((ended.megabytes ?? 0) > MOST_MEGABYTES ? [`took ${ended.megabytes} MB of memory`] : []),
      ...(String(changed) === String(expected) ? [] : [`left behind: ${changed.join(', ') || 'nothing'}`]),
    ],
  };
}

/** The finding asked for and its place, or the first line that was said. */
function spoken(one: CommandCase, ended: Ended): { message: string; place: string | null } {
  const lines = `${ended.err}\n${ended.out}`.split('\n').filter((line) => line.trim() !== '');
  if (one.rule !== null) {
    const ofRule = lines.filter((line) => line.includes(`[${one.rule}]`));
    const found = ofRule.find((line) => line.startsWith(`${one.place} `)) ?? ofRule[0] ?? '';
    const [, place = null, message = ''] = /^(\S+) \S+ \[[\w-]+\] (.*)$/su.exec(found) ?? [];
    return { message, place };
  }
  const [message = ''] = ended.err.split('\n');
  return { message, place: one.place !== null && message.includes(one.place) ? one.place : null };
}

type Contents = ReadonlyMap<string, string>;

function contents(folder: string): Contents {
  return new Map(
    readdirSync(folder).map((name) => {
      const path = join(folder, name);
      return [name, statSync(path).isDirectory() ? 'directory' : readFileSync(path).toString('base64')];
    }),
  );
}
