/** Names of files a cell lists, and what is no file's name: links and paths. */
export interface Attachments {
  readonly names: readonly string[];
  readonly links: readonly string[];
}

/** Longest name a script takes (`parseScript` refuses more); file systems allow 255 bytes. */
const LONGEST_NAME = 200;

/** Reads a cell of attachments: names divided by 、, commas, semicolons or lines; 无 and - are none. */
export function readAttachments(written: string): Attachments {
  const names: string[] = [];
  const links: string[] = [];
  for (const part of divided(written)) {
    const name = part.replace(/^\s*(?:\d{1,2}[.、)）]|[-•·*])\s*(?=\S)/u, '').trim();
    if (name === '' || /^(?:无|没有|暂无|none|n\/?a|[-—–/\\]+)$/iu.test(name)) continue;
    if (/[/\\]/u.test(name) || [...name].length > LONGEST_NAME) links.push(name);
    else if (!names.includes(name)) names.push(name);
  }
  return { names, links };
}

/** Parts of a list; marks inside brackets or quotation marks do not divide, nor do the commas of an address. */
function divided(written: string): readonly string[] {
  const parts: string[] = [];
  for (const line of written.split('\n')) {
    if (/^\s*https?:\/\//iu.test(line)) {
      parts.push(...line.trim().split(/\s+|、|，/u));
      continue;
    }
    let depth = 0;
    let part = '';
    for (const letter of line) {
      if (/[（(《【[“「]/u.test(letter)) depth += 1;
      if (/[）)》】\]”」]/u.test(letter)) depth = Math.max(0, depth - 1);
      if (depth === 0 && /[、，,；;]/u.test(letter)) {
        parts.push(part);
        part = '';
      } else part += letter;
    }
    parts.push(part);
  }
  return parts;
}
