import { NoticePage } from './notice-page.tsx';
import { useReader } from './reader.ts';

/** Somebody opened `/m/` without ever having joined. */
export function NoGroupPage() {
  const { words } = useReader();
  return <NoticePage title={words.noGroupTitle} text={words.noGroup} />;
}
