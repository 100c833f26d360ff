import { isCollection, isScalar, LineCounter, type Node, type ParsedNode, parseAllDocuments, visit, type YAMLError } from 'yaml';
import { indexOfUnsayable, type Message, placeIn } from '../finding.ts';
import type { Finding, Place } from '../script.ts';
import { badCharacter, badYaml, noAlias, notAScript, reporter, tooLarge } from './rules.ts';

/** A YAML text with the places of everything in it. */
export interface YamlSource {
  readonly text: string;
  /** the outermost node; null when the text is no single YAML document */
  readonly root: ParsedNode | null;
  readonly placeOf: (offset: number) => Place;
}

/** Messages of a broken file repeat themselves; the first few are the ones that help. */
const MOST_YAML_ERRORS = 10;

/** Reads text as one YAML document without expanding anything in it. Never throws; what is wrong goes to `findings`. */
export function readYaml(text: string, findings: Finding[]): YamlSource {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const report = reporter(findings, null);
  const nothing = { text, root: null, placeOf };
  const unsayable = indexOfUnsayable(text);
  if (unsayable >= 0) {
    report(badCharacter, badCharacter.formats.control(text.charCodeAt(unsayable)), placeIn(text, unsayable));
    return nothing;
  }
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      // told with both places by the reader of mappings
      uniqueKeys: false,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
    const [document, another] = documents;
    if (!document) {
      report(notAScript, notAScript.formats.empty(), { line: 1, column: 1 });
      return nothing;
    }
    const errors = documents.flatMap((one): readonly YAMLError[] => one.errors);
    const exhausted = errors.find((error) => error.code === 'RESOURCE_EXHAUSTION' || /call stack/i.test(error.message));
    if (exhausted) {
      report(tooLarge, tooLarge.formats.nesting(), placeOf(exhausted.pos[0]));
      return nothing;
    }
    for (const error of firstOfEachLine(errors, placeOf).slice(0, MOST_YAML_ERRORS)) {
      const at = placeOf(isUnclosed(error) ? openingBefore(documents, error.pos[0]) : error.pos[0]);
      if (markErrors.has(error.code)) report(noAlias, noAlias.formats.anchor(), at);
      else report(badYaml, yamlMessage(error), at);
    }
    if (errors.length > 0) return nothing;
    if (another) {
      report(notAScript, notAScript.formats.several(), placeOf(another.range[0]));
      return nothing;
    }
    const marked = firstMarked(document.contents);
    if (marked !== null) {
      report(noAlias, noAlias.formats.anchor(), placeOf(marked));
      return nothing;
    }
    return { text, root: document.contents, placeOf };
  } catch {
    // the parser is recursive: thousands of brackets inside each other exhaust its stack
    report(tooLarge, tooLarge.formats.nesting(), { line: 1, column: 1 });
    return nothing;
  }
}

/** Offset of the first alias, anchor or tag, or null. */
function firstMarked(root: ParsedNode | null): number | null {
  let marked: number | null = null;
  visit(root, {
    Alias: (_key, node) => {
      marked = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
    Value: (_key, node) => {
      if (node.anchor === undefined && node.tag === undefined) return undefined;
      marked = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return marked;
}

/** What the parser says a second time about one line only repeats the first. */
function firstOfEachLine(errors: readonly YAMLError[], placeOf: YamlSource['placeOf']): readonly YAMLError[] {
  const first = new Map<number, YAMLError>();
  for (const error of errors) {
    const { line } = placeOf(error.pos[0]);
    if (!first.has(line)) first.set(line, error);
  }
  return [...first.values()];
}

function isUnclosed({ message }: Pick<YAMLError, 'message'>): boolean {
  return /closing|^Missing , |must be sufficiently indented and end with/.test(message);
}

/** Where the quotation mark or bracket stands whose end is missed at `offset`: the parser names only the place where it gave up. */
function openingBefore(documents: ReturnType<typeof parseAllDocuments>, offset: number): number {
  let opening: number | null = null;
  for (const document of documents) {
    visit(document, {
      Node: (_key, node) => {
        const [start, , end] = node.range ?? [];
        if (start === undefined || end === undefined || start > offset || end < offset) return;
        if (isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow) opening = start;
      },
    });
  }
  return opening ?? offset;
}

/** Something is wrong with an anchor, an alias or a tag; a script has none of them anyway. */
const markErrors: ReadonlySet<string> = new Set([
  ...['ALIAS_PROPS', 'BAD_ALIAS', 'BAD_PROP_ORDER', 'MULTIPLE_ANCHORS', 'MULTIPLE_TAGS', 'TAG_RESOLVE_FAILED'],
]);

/** The parser's codes are few and its sentences many: where a code says too little, the sentence decides. */
function yamlMessage({ code, message }: YAMLError): Message {
  if (isUnclosed({ message })) return badYaml.formats.unclosed();
  if (/Sequence item without|^All (?:collection|sequence|mapping)/.test(message)) return badYaml.formats.indent();
  if (/keys need to be (?:on a single line|followed by map values)/.test(message)) return badYaml.formats.noColon();
  switch (code) {
    case 'TAB_AS_INDENT':
      return badYaml.formats.tab();
    case 'BAD_INDENT':
      return badYaml.formats.indent();
    case 'BLOCK_AS_IMPLICIT_KEY':
      return badYaml.formats.colon();
    case 'BAD_SCALAR_START':
      return badYaml.formats.start();
    case 'BAD_DQ_ESCAPE':
      return badYaml.formats.escape();
    case 'UNEXPECTED_TOKEN':
      return badYaml.formats.unexpected();
    default:
      return badYaml.formats.other(message);
  }
}

/**
 * Where a position inside a scalar's value is in the file, for block literals and one-line scalars; the scalar's start where the two cannot be
 * laid side by side (folded text, escapes).
 *
 * @param inside 1-based line and column in the value
 */
export function placeInside(source: YamlSource, node: Node, inside: { readonly line: number; readonly column: number }): Place {
  const start = source.placeOf(node.range?.[0] ?? 0);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return start;
  const valueLine = node.value.split('\n')[inside.line - 1] ?? '';
  const raw = source.text.slice(node.range[0], node.range[1]);
  if (node.type === 'BLOCK_LITERAL') {
    const rawLine = raw.split(/\r?\n/)[inside.line] ?? '';
    const indent = rawLine.indexOf(valueLine);
    return indent < 0 ? start : { line: start.line + inside.line, column: indent + inside.column };
  }
  const shift = raw.indexOf(node.value);
  return inside.line === 1 && shift >= 0 && !raw.includes('\n')
    ? { line: start.line, column: start.column + shift + inside.column - 1 }
    : start;
}
