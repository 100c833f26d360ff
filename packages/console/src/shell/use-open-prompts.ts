import { useQuery } from '@tanstack/react-query';
import { promptsQuery } from '../api/prompts.ts';

/** How many prompts wait for the signed-in person. */
export function useOpenPrompts(): number {
  const { data } = useQuery(promptsQuery);
  return data?.items.filter((prompt) => prompt.state === 'prompted').length ?? 0;
}
