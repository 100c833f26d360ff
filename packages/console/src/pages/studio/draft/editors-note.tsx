import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { editorsQuery, leaveScript } from '../../../api/drafts.ts';
import type { Editors } from '../../../api/types.ts';
import { useWhen } from './use-when.ts';
import './words.ts';

type Other = Editors['others'][number];

/** Who else works on this script, in words; nobody is kept from writing. A version somebody saved meanwhile is fetched. */
export function EditorsNote({ scriptId, number }: { scriptId: string /** the latest version known here */; number: number }) {
  const { t } = useTranslation('draft');
  const queries = useQueryClient();
  const when = useWhen();
  const { data } = useQuery(editorsQuery(scriptId));
  const behind = data !== undefined && data.latest.number > number;

  useEffect(() => {
    if (behind) void queries.invalidateQueries({ queryKey: ['scripts', scriptId] });
  }, [behind, queries, scriptId]);
  useEffect(() => {
    // a page that goes away has no time to hear whether it was heard; the server forgets it within a minute
    const leave = () => void leaveScript(scriptId).catch(() => {});
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [scriptId]);

  const said = ({ name, open, changedAt }: Other) => {
    if (changedAt === null) return t('openOnly', { name });
    return t(open ? 'openChanged' : 'closedChanged', { name, at: when(changedAt) });
  };
  const others = data?.others ?? [];
  return (
    <div role="status">
      {others.length === 0 ? null : (
        <ul className="editors-note">
          {others.map((other) => (
            <li key={other.staffId}>{said(other)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
