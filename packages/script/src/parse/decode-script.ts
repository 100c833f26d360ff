import { decodeUtf8 } from '../bytes/decode-utf8.ts';
import { recogniseFile } from '../bytes/recognise-file.ts';
import type { Message, RuleHead } from '../finding.ts';
import { makeFinding } from '../finding.ts';
import type { Finding, Place } from '../script.ts';
import { badEncoding, notAScript } from './rules.ts';

export type DecodedScript = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly findings: readonly Finding[] };

/** The text of a script's file: UTF-8, or UTF-16 with its mark. What is no text, or another encoding, is refused instead of guessed at. */
export function decodeScript(bytes: Uint8Array): DecodedScript {
  const kind = recogniseFile(bytes);
  if (kind === 'zip' || kind === 'compound') return refused(notAScript, notAScript.formats.workbook(), null);
  if (kind === 'pdf' || kind === 'picture' || kind === 'archive') return refused(notAScript, notAScript.formats.notText(), null);
  const marked = { '255 254': 'utf-16le', '254 255': 'utf-16be' }[bytes.subarray(0, 2).join(' ')];
  if (marked) return { ok: true, text: new TextDecoder(marked).decode(bytes) };
  const decoded = decodeUtf8(bytes);
  if (decoded.ok) return decoded;
  return kind === 'binary'
    ? refused(notAScript, notAScript.formats.notText(), null)
    : refused(badEncoding, badEncoding.formats.notUtf8(), decoded.at);
}

function refused(rule: RuleHead, message: Message, at: Place | null): DecodedScript {
  return { ok: false, findings: [makeFinding(rule, message, { at })] };
}
