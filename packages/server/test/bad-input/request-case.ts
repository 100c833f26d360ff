import type { Locale } from '@kuaishan/script';
import { type Answered, ask, type Request } from './ask.ts';
import { type Answer, isPlace, languageFaults, leaksIn } from './case.ts';
import type { Served } from './served.ts';
import { everythingOf, type Stage } from './stage.ts';

/** A request with something bad in it. */
export interface RequestCase {
  readonly name: string;
  readonly request: (stage: Stage) => Request | Promise<Request>;
  readonly status: number;
  /** the error's code, or the rule of the finding a check answers with; null = it is taken */
  readonly code: string | null;
  /** the field, `line:column` or `sheet!cell`; null = there is no place */
  readonly place: string | null;
  /** it is taken, and makes something */
  readonly makes?: boolean;
}

interface Finding {
  readonly rule: string;
  readonly why: string;
  readonly todo: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly cell: string | null;
  /** of a file of orders */
  readonly place?: string;
}

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details?: {
    readonly problems?: readonly string[];
    readonly missing?: readonly string[];
    readonly field?: string;
    readonly findings?: readonly { readonly at: { readonly line: number; readonly column: number } | null; readonly cell: string | null }[];
  };
}

/** Sends one, and judges the answer, what it left behind and how the server is. */
export async function runRequestCase(one: RequestCase, o: { served: Served; stage: Stage; locale: Locale }): Promise<Answer> {
  // what it needs beforehand may be made here
  const request = await one.request(o.stage);
  const before = await everythingOf(o.stage);
  const logged = o.served.said().length;
  const answered = await ask(o.stage, request, o.locale);
  const { message, place, code } = one.code === null ? taken(answered) : spoken(one, answered);
  const after = await everythingOf(o.stage);
  const alive = o.served.isAlive() && (await fetch(`${o.served.url}/api/v1/health`)).ok;
  const log = o.served.said().slice(logged);
  return {
    message,
    place,
    state: alive ? `stays up, answers ${answered.status}` : 'the server died',
    seconds: answered.seconds,
    faults: [
      ...(alive ? [] : ['the server died']),
      ...(answered.status === one.status ? [] : [`should answer ${one.status}`]),
      ...(code === one.code ? [] : [`should be ${one.code ?? 'taken'}, is ${code ?? 'taken'}`]),
      ...(one.code === null ? [] : message === '' ? ['says nothing'] : languageFaults(message, o.locale)),
      ...(isPlace(place, one.place) ? [] : [`should name ${one.place ?? 'no place'}`]),
      ...leaksIn(answered.text),
      ...(/"msg":"request failed"/.test(log) ? ['was logged as a fault of ours'] : []),
      ...((before === after) === (one.makes ?? false) ? [one.makes ? 'made nothing' : 'left something behind'] : []),
    ],
  };
}

function taken(answered: Answered): { message: string; place: null; code: string | null } {
  const error = answered.body['error'] as ErrorBody | undefined;
  return { message: error ? error.message : '(taken)', place: null, code: error?.code ?? null };
}

/** The error, or the finding asked for, and its place. */
function spoken(one: RequestCase, { body, text }: Answered): { message: string; place: string | null; code: string | null } {
  const error = body['error'] as ErrorBody | undefined;
  if (error) return { message: error.message, place: placeOfError(error), code: error.code };
  const findings = ((body['findings'] ?? []) as readonly Finding[]).filter(({ rule }) => rule === one.code);
  const found = findings.find((finding) => isPlace(placeOfFinding(finding), one.place)) ?? findings[0];
  if (found) return { message: `${found.why} ${found.todo}`, place: placeOfFinding(found), code: found.rule };
  return { message: text.split('\n')[0] ?? '', place: null, code: null };
}

function placeOfFinding({ cell, line, column, place }: Finding): string | null {
  if (place !== undefined) return place;
  return cell ?? (line === null ? null : `${line}:${column}`);
}

function placeOfError({ details }: ErrorBody): string | null {
  const finding = details?.findings?.[0];
  if (finding) return finding.cell ?? (finding.at ? `${finding.at.line}:${finding.at.column}` : null);
  return details?.field ?? details?.missing?.[0] ?? /^([^:：]+): /.exec(details?.problems?.[0] ?? '')?.[1] ?? null;
}
