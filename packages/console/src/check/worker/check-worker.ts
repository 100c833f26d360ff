import { applyEdits, applyProposal, checkText, fixEdits, type Locale, parseScript, writeMarkdown } from '@kuaishan/script';
import { checkFile, checkPasted, MAX_FILE_BYTES, writeWorkbook } from '@kuaishan/script/workbook';
import { answerBudget } from '../../budget/answer-budget.ts';
import type { Brought, CheckAnswer, CheckAsk, CheckQuestions, DownloadKind, Written } from './check-question.ts';

async function bring(brought: Brought, locale: Locale) {
  // there is no library of files here to look for attachments in
  const options = { locale, media: null, memory: brought.memory };
  if (brought.kind === 'paste') return checkPasted(brought.text, options);
  // one byte over the limit is enough to be told that it is over: a film of gigabytes is not read into memory first
  const bytes = await brought.file.slice(0, MAX_FILE_BYTES + 1).arrayBuffer();
  return checkFile(new Uint8Array(bytes), brought.file.name, options);
}

async function write(text: string, kind: DownloadKind, locale: Locale): Promise<Written> {
  const parsed = parseScript(text);
  if (!parsed.ok) return { ok: false, findings: parsed.findings };
  if (kind === 'document')
    return { ok: true, content: new Blob([writeMarkdown(parsed.script, { locale })], { type: 'text/markdown;charset=utf-8' }) };
  const written = await writeWorkbook(parsed.script, { locale });
  if (!written.ok) return written;
  return {
    ok: true,
    content: new Blob([written.bytes.slice()], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  };
}

const answers: {
  readonly [Kind in keyof CheckQuestions]: (ask: CheckAsk<Kind>) => CheckAnswer<Kind> | Promise<CheckAnswer<Kind>>;
} = {
  bring: ({ brought, locale }) => bring(brought, locale),
  check: ({ text, locale }) => checkText(text, { locale, media: null }),
  mend: ({ text, fix }) => {
    const edits = fixEdits(text, fix);
    return edits && applyEdits(text, edits);
  },
  accept: ({ text, proposal }) => applyProposal(text, proposal),
  budget: answerBudget,
  write: ({ text, kind, locale }) => write(text, kind, locale),
};

interface Asked<Kind extends keyof CheckQuestions> {
  readonly id: number;
  readonly kind: Kind;
  readonly ask: CheckAsk<Kind>;
}

async function answer<Kind extends keyof CheckQuestions>({ id, kind, ask }: Asked<Kind>): Promise<void> {
  postMessage({ id, answer: await answers[kind](ask) });
}

// The other side of askCheck. What breaks in here breaks the worker, so that whoever asked is told and the next question starts another.
addEventListener('message', <Kind extends keyof CheckQuestions>({ data }: MessageEvent<Asked<Kind>>) => {
  answer(data).catch(reportError);
});
