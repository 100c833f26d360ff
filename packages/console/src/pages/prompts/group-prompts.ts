import type { Prompt } from '../../api/types.ts';

/** What is one piece of work: the same words to several rooms, or one cue's whispers to the members of a group. */
export interface PromptBlock {
  readonly key: string;
  readonly first: Prompt;
  /** in the order they were prompted */
  readonly prompts: readonly Prompt[];
  /** the text when it is the same for all; null when each has their own */
  readonly sharedText: string | null;
}

/** Prompts as pieces of work, in the order of time. */
export function groupPrompts(prompts: readonly Prompt[]): readonly PromptBlock[] {
  const inOrder = prompts.toSorted((a, b) => Date.parse(a.promptedAt) - Date.parse(b.promptedAt));
  const blocks = new Map<string, Prompt[]>();
  for (const prompt of inOrder) {
    const known = blocks.get(prompt.card);
    if (known === undefined) blocks.set(prompt.card, [prompt]);
    else known.push(prompt);
  }
  return [...blocks].flatMap(([key, members]) => {
    const [first] = members;
    if (first === undefined) return [];
    const same = members.every((prompt) => prompt.text === first.text);
    return [{ key, first, prompts: members, sharedText: same ? first.text : null }];
  });
}

/** Settled prompts of one cue, issued together and with one outcome, as one line. */
export function foldSettled(prompts: readonly Prompt[]): readonly (readonly [Prompt, ...Prompt[]])[] {
  const lines = new Map<string, [Prompt, ...Prompt[]]>();
  for (const prompt of prompts) {
    const minute = prompt.promptedAt.slice(0, 'YYYY-MM-DDTHH:MM'.length);
    const key = `${prompt.cue} ${prompt.place} ${prompt.state} ${prompt.reason ?? ''} ${minute}`;
    const known = lines.get(key);
    if (known === undefined) lines.set(key, [prompt]);
    else known.push(prompt);
  }
  return [...lines.values()];
}

/** Where a line of settled prompts went: the one name, or how many people or rooms. */
export function whereTo(
  line: readonly [Prompt, ...Prompt[]],
): { readonly name: string } | { readonly people: number } | { readonly rooms: number } {
  const [first] = line;
  if (line.length === 1) return { name: first.recipientName ?? first.groupName };
  return first.place === 'private' ? { people: line.length } : { rooms: line.length };
}
