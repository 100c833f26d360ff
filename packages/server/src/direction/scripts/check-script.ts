import { applyProposal, type CheckedScript, checkText, type Locale, type Proposal, type SpokenProposal } from '@kuaishan/script';
import { type CheckFileOptions, checkFile, checkPasted } from '@kuaishan/script/workbook';
import { DomainError } from '../../platform/errors.ts';
import type { CheckRequest } from './check-in-worker.ts';

/** Reads whatever was dropped, pasted or typed, and says everything there is to say about it. Runs in a worker: see `checkInWorker`. */
export async function checkScript(request: CheckRequest): Promise<CheckedScript> {
  switch (request.kind) {
    case 'file':
      return checkFile(request.bytes, request.name, readingOf(request));
    case 'paste':
      return checkPasted(request.text, readingOf(request));
    case 'yaml':
      return checkText(
        request.accept.reduce((text, proposal) => accept(text, proposal, request.locale), request.text),
        request,
      );
  }
}

function readingOf({ locale, media, memory }: Exclude<CheckRequest, { kind: 'yaml' }>): CheckFileOptions {
  return { locale, media, memory };
}

/**
 * The text with what was proposed in it.
 * @throws DomainError `invalid_request` when the proposal is not one this program made
 */
function accept(text: string, { change }: SpokenProposal, locale: Locale): string {
  try {
    return applyProposal(text, JSON.parse(change) as Proposal);
  } catch {
    throw new DomainError('invalid_request', { problems: [noProposal[locale]] });
  }
}

const noProposal: Readonly<Record<Locale, string>> = {
  'zh-CN': 'accept: 不是检查时给出的建议，请原样送回',
  en: 'accept: is no proposal a check has made; send it back as it came',
};
