import type { TextDesk } from './text-desk.ts';

/**
 * Brings a change of the whole text that is worked out elsewhere, which takes a while. It is of the text it was asked for: where somebody has typed, or
 * another change was made, since, nothing is done (null), as it would take that back.
 */
export async function changeDesk<Answer extends { readonly text: string }>(
  desk: Pick<TextDesk, 'text' | 'follow'>,
  change: (text: string) => Promise<Answer>,
): Promise<Answer | null> {
  const asked = desk.text();
  const answer = await change(asked);
  if (desk.text() !== asked) return null;
  desk.follow(answer.text, 'own');
  return answer;
}
