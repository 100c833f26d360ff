/** `Content-Disposition` of a file to be saved under this name. */
export function attachmentNamed(name: string): string {
  return `attachment; ${named(name)}`;
}

/** `Content-Disposition` of a file that may be shown in place. */
export function inlineNamed(name: string): string {
  return `inline; ${named(name)}`;
}

/** Slashes would be folders, line ends and other control characters no name; RFC 8187 reserves four characters that encodeURIComponent leaves as they are. */
function named(name: string): string {
  const plain = name
    .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .trim()
    .toWellFormed();
  return `filename*=UTF-8''${encodeURIComponent(plain).replace(/['()*]/g, percent)}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
