/** What one fills in to come in for the first time. */
export interface EntryForm {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  /** only the owner names the workspace */
  readonly workspaceName: string | null;
}

/** The server's own minimum. */
const shortestPassword = 10;

export type EntryMistake = 'needed' | 'emailWrong' | 'passwordShort';

/** What is wrong with each field; nothing for what is right. */
export function mistakesOf(form: EntryForm): Readonly<Partial<Record<keyof EntryForm, EntryMistake>>> {
  const mistakes: Partial<Record<keyof EntryForm, EntryMistake>> = {};
  if (form.displayName.trim() === '') mistakes.displayName = 'needed';
  if (form.workspaceName?.trim() === '') mistakes.workspaceName = 'needed';
  if (form.email.trim() === '') mistakes.email = 'needed';
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(form.email.trim())) mistakes.email = 'emailWrong';
  if (form.password === '') mistakes.password = 'needed';
  else if (form.password.length < shortestPassword) mistakes.password = 'passwordShort';
  return mistakes;
}
