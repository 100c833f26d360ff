import type { ImportMemory } from '@kuaishan/script';
import type { ActionName, Check, FieldName } from '../../api/types.ts';

/** What is to be remembered: the columns as they are now, and the chosen actions by the names of their rows. */
export function mappingsOf(
  first: Check,
  o: { readonly columns: Readonly<Record<string, FieldName | null>>; readonly chosen: Readonly<Record<string, ActionName>> },
): readonly ImportMemory[] {
  const actions = Object.fromEntries(
    first.table.flatMap(({ key, cell }) => {
      const action = chosenOf(o.chosen, cell);
      return key === null || action === null ? [] : [[key, action] as const];
    }),
  );
  return first.columns
    .filter(({ signature }) => signature !== '')
    .map(({ signature, columns }) => ({
      signature,
      columns: Object.fromEntries(
        columns
          .filter(({ heading }) => heading !== '')
          .map(({ heading, field }) => [heading, Object.hasOwn(o.columns, heading) ? (o.columns[heading] ?? null) : field]),
      ),
      actions,
    }));
}

function chosenOf(chosen: Readonly<Record<string, ActionName>>, cell: string): ActionName | null {
  return chosen[cell] ?? null;
}
