import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/session.ts';
import type { Me } from '../api/types.ts';

/** Who is signed in. Only for pages behind sign-in: their route has read it before they render. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (data === undefined) throw new Error('useMe outside a signed-in route');
  return data;
}
