import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mediaQuery, uploadMedia } from '../../api/media.ts';
import type { CheckedCue } from '../../api/types.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

/** The files a script names: which are here, and where to put those that are not. */
export function FileList({ cues }: { cues: readonly CheckedCue[] }) {
  const { t } = useTranslation('studio');
  const queries = useQueryClient();
  const media = useQuery(mediaQuery);
  const upload = useMutation({
    // the script's name counts, whatever the file was called on this computer
    mutationFn: ({ name, file }: { name: string; file: File }) => uploadMedia(new File([file], name, { type: file.type })),
    // what is here is part of what a text is checked with
    onSuccess: () => queries.invalidateQueries({ queryKey: mediaQuery.queryKey }),
  });
  const names = [...new Set(cues.flatMap((cue) => cue.attachments))];
  const here = new Set(media.data?.items.map((file) => file.name));
  if (names.length === 0) return null;
  return (
    <section className="aside-part">
      <h2>
        {t('files')}{' '}
        <span className="quiet">
          {names.filter((name) => here.has(name)).length}/{names.length}
        </span>
      </h2>
      <p className="quiet small">{t('filesHow')}</p>
      <ProblemNote error={upload.error} />
      <ul className="file-list">
        {names.map((name) => {
          const busy = upload.isPending && upload.variables.name === name;
          return (
            <li key={name}>
              <span className="one-line" title={name}>
                {name}
              </span>
              <StateMark sign={here.has(name) ? 'done' : 'next'} words={here.has(name) ? t('uploaded') : t('missing')} />
              <label className="button file-button">
                {busy ? t('uploading') : here.has(name) ? t('replace') : t('upload')}
                <span className="unseen"> {name}</span>
                <input
                  type="file"
                  className="unseen"
                  disabled={busy}
                  onChange={(event) => {
                    const file = event.target.files?.[0];
                    if (file !== undefined) upload.mutate({ name, file });
                    event.target.value = '';
                  }}
                />
              </label>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
