/** What ends a link in running text: space, quotation marks, Chinese and full-width punctuation. */
const link = /https?:\/\/[^\s<>"'“”‘’，。、；：！？（）【】《》「」…]+/iu;
/** A full stop or bracket behind a link belongs to the sentence. */
const sentence = /[.,;:!?)\]}]+$/;

/** The first link a text holds, as it stands there; null = none that a browser could open. */
export function firstLink(text: string): string | null {
  const found = link.exec(text)?.[0].replace(sentence, '');
  return found !== undefined && URL.canParse(found) ? found : null;
}

/** The text with its first link, `target`, replaced by the post's own. */
export function withOwnLink(text: string, o: { target: string; ownLink: string }): string {
  return text.replace(o.target, () => o.ownLink);
}

/** Letters and digits only: chats leave a hyphen at the end of a link out of it. */
const CODE_LENGTH = 10;

/** A code of 59 bits, short enough to be typed: with a million links there are, a guess finds one in six hundred thousand million tries. */
export function linkCode(token: () => string): string {
  let code = '';
  while (code.length < CODE_LENGTH) code += token().replaceAll(/[-_]/g, '');
  return code.slice(0, CODE_LENGTH);
}
