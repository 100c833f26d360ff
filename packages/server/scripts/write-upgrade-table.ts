/** Writes `docs/upgrade-table.md` from the table that is tested cell by cell. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { upgradeTableMarkdown } from '../src/direction/cues/upgrade/upgrade-table.ts';

writeFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'upgrade-table.md'), upgradeTableMarkdown());
