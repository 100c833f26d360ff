import type { Cue, Finding } from '../script.ts';
import { nearest } from '../words/nearest.ts';
import { cellFinding, cellPlace } from './finding.ts';
import type { AttachmentProposal } from './propose/proposal.ts';

export interface MatchedAttachments {
  readonly cues: readonly Cue[];
  readonly findings: readonly Finding[];
  readonly proposals: readonly AttachmentProposal[];
}

/**
 * Finds the files that cues name in the media library. One whose name differs only in case, width of letters, blanks or a missing ending is the same file: the cue takes
 * its stored name, and a finding says so. One that is nearly the same is proposed.
 *
 * @param media names of stored files; null: there is no library to look in
 */
export function matchAttachments(cues: readonly Cue[], media: readonly string[] | null): MatchedAttachments {
  if (media === null || media.length === 0) return { cues, findings: [], proposals: [] };
  const stored = new Set(media);
  const findings: Finding[] = [];
  const proposals: AttachmentProposal[] = [];
  const named = new Map<string, string>();
  for (const cue of cues) {
    for (const name of cue.attachments) {
      if (stored.has(name) || named.has(name)) continue;
      const cell = cue.origin ? cellPlace(cue.origin.sheet, cue.origin.cell) : cue.id;
      const same = sameFile(name, media);
      named.set(name, same ?? name);
      if (same !== null) findings.push(attachmentMatched(cell, { name, same }));
      const near = same === null ? nearFile(name, media) : null;
      if (near !== null) proposals.push(nearProposal(cell, { name, near }));
    }
  }
  const renamed = cues.map((cue) => ({ ...cue, attachments: [...new Set(cue.attachments.map((name) => named.get(name) ?? name))] }));
  return { cues: renamed, findings, proposals };
}

/** A name as files are compared: width and case folded, blanks and dashes dropped, endings that mean the same written alike. */
function fold(name: string): { readonly stem: string; readonly ending: string } {
  const plain = name.normalize('NFKC').toLowerCase().trim();
  const match = /^(.*?)(?:\.([a-z0-9]{2,4}))?$/su.exec(plain);
  const ending = match?.[2] ?? '';
  return { stem: (match?.[1] ?? plain).replace(/[\s_\-—–·]+/gu, ''), ending: ending === 'jpeg' ? 'jpg' : ending };
}

function sameFile(name: string, media: readonly string[]): string | null {
  const own = fold(name);
  const candidates = media.filter((file) => {
    const other = fold(file);
    return other.stem === own.stem && own.stem !== '' && (other.ending === own.ending || own.ending === '' || other.ending === '');
  });
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** The same name with another ending, else the nearest one. */
function nearFile(name: string, media: readonly string[]): string | null {
  const own = fold(name);
  const stems = new Map(media.map((file) => [fold(file).stem, file]));
  const exact = stems.get(own.stem);
  if (exact !== undefined && own.stem !== '') return exact;
  // 第1课 is not 第2课
  const digits = (stem: string): string => stem.replace(/\D+/gu, ' ').trim();
  const near = nearest(
    own.stem,
    [...stems.keys()].filter((stem) => digits(stem) === digits(own.stem)),
  );
  return near === null ? null : (stems.get(near) ?? null);
}

function attachmentMatched(cell: string, o: { readonly name: string; readonly same: string }): Finding {
  return cellFinding({
    rule: 'attachment-matched',
    severity: 'info',
    cell,
    words: {
      'zh-CN': [`素材“${o.name}”就是素材库里的“${o.same}”，用了库里的名字。`, '不是同一个就改 attachments。'],
      en: [`The file "${o.name}" is "${o.same}" of the library; its stored name was used.`, 'Change attachments if it is another.'],
    },
  });
}

function nearProposal(cell: string, { name, near }: { readonly name: string; readonly near: string }): AttachmentProposal {
  return {
    id: `attachment:${name}`,
    kind: 'attachment',
    cell,
    words: {
      'zh-CN': `${cell} 的素材“${name}”不在素材库里，库里有名字相近的“${near}”：改用它。`,
      en: `${cell} names the file “${name}”, which is not in the library; “${near}” is: use that.`,
    },
    renames: { from: name, to: near },
  };
}
