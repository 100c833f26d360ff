import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { scriptQuery } from '../../api/scripts.ts';
import { OpenScript } from './open-script.tsx';
import { ScriptLoading } from './script-loading.tsx';
import './words.ts';
import './studio.css';
import './draft/draft.css';

const route = getRouteApi('/signed-in/scripts/$scriptId');

/** What does this script say, and is it still right? */
export function ScriptPage() {
  const { scriptId } = route.useParams();
  const { data, error, refetch } = useQuery(scriptQuery(scriptId));
  if (data !== undefined) return <OpenScript key={scriptId} latest={data} />;
  return <ScriptLoading error={error} onRetry={() => void refetch()} />;
}
