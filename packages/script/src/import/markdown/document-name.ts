/** What places in a document are called: `Markdown!L12` is line 12. */
export const DOCUMENT = 'Markdown';
