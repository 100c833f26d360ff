/** Writes `schema/script-v1.schema.json`, which editors read for completion. Run by `npm run -w packages/script generate`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptSchema } from '../src/schema/script-schema.ts';

const folder = join(import.meta.dirname, '..', 'schema');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'script-v1.schema.json'), `${JSON.stringify(scriptSchema(), null, 2)}\n`);
