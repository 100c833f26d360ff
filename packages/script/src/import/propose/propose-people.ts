import type { Script } from '../../script.ts';
import { findByWord, wordOf } from '../../vocabulary/index.ts';
import { readRole } from '../read-role.ts';
import type { Found } from './found.ts';
import type { NoteFact } from './note-facts.ts';

/** A person the notes name for a role no row uses, so that opening can propose who plays it. */
export function personOf(fact: NoteFact, script: Script): readonly Found[] {
  const role = findByWord('roles', fact.label) ?? null;
  const name = fact.text.replace(/[（(].*$/su, '').trim();
  if (
    !role ||
    script.roles[role.name] !== undefined ||
    name === '' ||
    [...name].length > 12 ||
    !/^\p{L}[\p{L} .·]*$/u.test(name) ||
    readRole(name)
  )
    return [];
  return [
    {
      kind: 'person',
      cell: fact.cell,
      declares: { path: ['roles'], value: { [role.name]: name } },
      words: {
        'zh-CN': `写了${wordOf('roles', role.name, 'zh-CN')}：${name}。写进剧本的角色里。`,
        en: `names the ${wordOf('roles', role.name, 'en').toLowerCase()}: ${name}. Add it to the roles.`,
      },
    },
  ];
}
