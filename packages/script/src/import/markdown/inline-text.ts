/** A line's words without the marks of Markdown, which a chat would show as they are. */
export interface InlineText {
  readonly text: string;
  /** files of pictures and links to files: names, paths, addresses */
  readonly files: readonly string[];
}

const PICTURE = /!\[([^\]\n]{0,200})\]\(\s*<?([^)\n>]{1,500})>?\s*\)/gu;
const LINK = /(?<!!)\[([^\]\n]{1,200})\]\(\s*<?([^)\n>\s]{1,500})>?(?:\s+"[^"\n]*")?\s*\)/gu;
const PAIRS: readonly RegExp[] = [
  /\*\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*\*/gu,
  /__(?=\S)([^_\n]{1,500}?)(?<=\S)__/gu,
  /~~(?=\S)([^~\n]{1,500}?)(?<=\S)~~/gu,
  /`([^`\n]{1,500})`/gu,
];

/** Takes emphasis, code marks, links and pictures off a line: a link keeps its address, a picture becomes a file. */
export function inlineText(written: string): InlineText {
  const files: string[] = [];
  let text = written.replace(PICTURE, (_, alt: string, path: string) => {
    files.push(fileOf(path.trim(), alt));
    return '';
  });
  text = text.replace(LINK, (_, words: string, address: string) => (words === address ? address : `${words} ${address}`));
  for (const pair of PAIRS) text = text.replace(pair, '$1');
  return { text: text.replace(/\\([\\`*_{}[\]()#+\-.!|>~])/gu, '$1'), files };
}

/** A file beside the document is known by its name; an address stays one, to be told about. */
function fileOf(path: string, alt: string): string {
  if (/^[a-z][a-z0-9+.-]*:/iu.test(path)) return /^data:/iu.test(path) ? alt || 'data:' : path;
  const name = path.replace(/[?#].*$/u, '').replace(/^.*[/\\]/u, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
