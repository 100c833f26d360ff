import { roleWord } from '../words/role-words.ts';
import { useReader } from './reader.ts';

/** The badge everything staff say carries. */
export function StaffBadge({ role }: { readonly role: string }) {
  const { locale } = useReader();
  return <span class="badge">{roleWord(role, locale)}</span>;
}
