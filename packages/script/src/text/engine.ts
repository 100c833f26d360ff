import { Liquid } from 'liquidjs';

/**
 * What a text may use. Values are single words and numbers, so there is nothing to loop over; nothing here reads files, clocks or chance.
 */
const tags: readonly string[] = ['if', 'unless', 'case', 'comment'];
const filters: readonly string[] = [
  'default',
  ...['upcase', 'downcase', 'capitalize', 'strip', 'truncate', 'append', 'prepend', 'replace', 'remove', 'size'],
  ...['plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'floor', 'ceil', 'at_least', 'at_most'],
];

/** The longest text of one message anywhere (see the channels' limits) is 4,000 characters; four times that leaves room for conditions. */
export const LONGEST_TEMPLATE = 16_000;

let made: Liquid | null = null;

/** The one Liquid engine: strict variables and filters, only the safe subset of tags and filters. */
export function liquid(): Liquid {
  if (made) return made;
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    // `{% if 需求 %}` and `{{ 需求 | default: "拍照" }}` may ask for what is not known
    lenientIf: true,
    ownPropertyOnly: true,
    cache: false,
    // no file system behind it either
    templates: {},
    parseLimit: LONGEST_TEMPLATE,
    // a text without loops renders in far less than a millisecond; a second only stops what should be impossible
    renderLimit: 1000,
    memoryLimit: 200_000,
  });
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!filters.includes(name)) delete engine.filters[name];
  made = engine;
  return engine;
}

export const allowedTags = tags;
export const allowedFilters = filters;
