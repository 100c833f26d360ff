import { parentPort, workerData } from 'node:worker_threads';
import { type Locale, parseScript } from '@kuaishan/script';
import { type WrittenWorkbook, writeWorkbook } from '@kuaishan/script/workbook';
import type { WorkerAnswer } from '../../platform/worker/index.ts';

// The other side of exportWorkbook: the text of a saved script, its workbook.
const { text, locale } = workerData as { readonly text: string; readonly locale: Locale };
const parsed = parseScript(text);
const result: WrittenWorkbook = parsed.ok ? await writeWorkbook(parsed.script, { locale }) : { ok: false, findings: parsed.findings };
parentPort?.postMessage({ result } satisfies WorkerAnswer<WrittenWorkbook>);
