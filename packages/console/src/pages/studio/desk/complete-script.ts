import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { type VocabularyKind, vocabulary, wordOf } from '@kuaishan/script/vocabulary';
import { descriptionIn, type Knowledge, mappingAt, wordsAt } from './knowledge.ts';
import { type PlaceInText, placeInText } from './place-in-text.ts';

/** The words of the language that fit where the pencil stands: keys, words of the vocabulary, cues to hang on, variables. */
export function completeScript(context: CompletionContext, knowledge: Knowledge): CompletionResult | null {
  const place = placeInText(context.state.doc, context.pos);
  if (place === null || (place.typed === '' && place.kind === 'key' && !context.explicit)) return null;
  const options = optionsAt(place, knowledge);
  return options.length === 0 ? null : { from: place.from, options: [...options], validFor: /^[^\n{}[\],]*$/u };
}

function optionsAt(place: PlaceInText, knowledge: Knowledge): readonly Completion[] {
  switch (place.kind) {
    case 'variable':
      return variableOptions(knowledge);
    case 'key':
      return keyOptions(place.owner, knowledge);
    case 'value':
      return valueOptions(place, knowledge);
  }
}

function variableOptions({ variables, locale }: Knowledge): readonly Completion[] {
  const registered = Object.values(vocabulary.variables).map(({ words }) => words[locale][0]);
  return [...new Set([...variables, ...registered])].map((label) => ({ label, apply: `${label} }}`, type: 'variable' }));
}

function keyOptions(owner: string | null, { schema, locale }: Knowledge): readonly Completion[] {
  const mapping = mappingAt(schema, owner);
  const keys = Object.entries(mapping?.properties ?? {}).map(([label, of]) => {
    const detail = descriptionIn(of, locale);
    return { label, apply: `${label}: `, type: 'property', ...(detail === undefined ? {} : { detail }) };
  });
  return [...keys, ...wordsAt(mapping?.propertyNames).map((label) => ({ label, apply: `${label}: `, type: 'property' }))];
}

/** Which words of the vocabulary a field takes. */
const kinds: Readonly<Record<string, VocabularyKind>> = {
  who: 'roles',
  where: 'places',
  do: 'actions',
  stage: 'stages',
  name: 'stages',
  channel: 'channels',
};

function valueOptions({ owner, key }: PlaceInText & { kind: 'value' }, { schema, cues, locale }: Knowledge): readonly Completion[] {
  const kind = kinds[key];
  const words = wordsAt(mappingAt(schema, owner)?.properties?.[key]).map((label) => ({
    label,
    type: 'constant',
    ...(kind === undefined ? {} : { detail: wordOf(kind, label, locale) }),
  }));
  if (key === 'when') return [...words, ...cues.map(({ cue, title }) => ({ label: `after ${cue}`, detail: title, type: 'text' }))];
  if (key === 'to') {
    const milestones = Object.values(vocabulary.milestones).map(({ name, words: said }) => ({
      label: name,
      detail: said[locale][0],
      type: 'constant',
    }));
    return [...words, ...milestones];
  }
  return words;
}
