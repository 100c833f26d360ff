import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { importsQuery, withoutPhoneQuery } from '../../api/orders.ts';
import { BlankRows } from '../../ui/blank-rows.tsx';
import { useWhole } from '../../ui/use-whole.ts';
import { PastImports } from './past-imports.tsx';
import { WithoutPhone } from './without-phone.tsx';

/** What was imported so far, and the orders of it nobody can be found for; both at once, so that neither moves the other. */
export function OrdersSoFar() {
  const whole = useWhole([useQuery(importsQuery), useInfiniteQuery(withoutPhoneQuery)]);
  if (!whole) return <BlankRows rows={4} height={40} />;
  return (
    <>
      <PastImports />
      <WithoutPhone />
    </>
  );
}
