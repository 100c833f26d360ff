import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../api/types.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNow } from '../../time/domain-clock.ts';
import { minutesUntil } from '../../time/nearness.ts';
import { timeOf } from '../../time/room-time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { PromptBlock as Block } from './group-prompts.ts';
import { PromptPictures } from './prompt-pictures.tsx';
import { PromptTarget } from './prompt-target.tsx';
import { useClaim, useClaimAll } from './use-claim.ts';
import { useDistance } from './use-distance.ts';

/** One piece of work: when, the words, the pictures, and every place they go to. */
export function PromptBlock({ block, onCopied }: { block: Block; onCopied: (prompts: readonly Prompt[]) => void }) {
  const { t } = useTranslation('prompts');
  const word = useVocabulary();
  const claim = useClaim();
  const claimAll = useClaimAll();
  const { first, prompts, sharedText } = block;
  const alone = prompts.length === 1;
  const shared = sharedText !== null && !alone;
  const role = word('roles', first.role);
  const where =
    first.kind === 'task'
      ? t('task', { role })
      : first.place === 'private'
        ? t('toEach', { role, group: first.groupName, count: prompts.length })
        : t('toRooms', { role });
  const busy = (prompt: Prompt) => claim.isPending && claim.variables.deliveryId === prompt.deliveryId;
  return (
    <li className="work">
      <Times prompt={first} />
      <div className="work-body">
        <h2>
          {first.title}
          <span className="work-where">{where}</span>
        </h2>
        {shared ? (
          <div className="work-shared">
            <p className="said work-text">{sharedText}</p>
            <CopyButton text={sharedText} words={t('copyText')} type="primary" onCopied={() => onCopied(prompts)} />
          </div>
        ) : null}
        <PromptPictures files={first.attachments} />
        {first.escalation ? <p className="state-late">{t('cameFrom', { name: first.escalation.fromName })}</p> : null}
        {alone || shared ? null : <p className="quiet">{t('eachItsOwn')}</p>}
        <ProblemNote error={claim.error ?? claimAll.error} />
        <ul className={shared ? 'targets targets-short' : 'targets'}>
          {prompts.map((prompt) => (
            <PromptTarget
              key={prompt.deliveryId}
              prompt={prompt}
              ownText={!shared}
              busy={busy(prompt)}
              onClaim={claim.mutate}
              onCopied={onCopied}
            />
          ))}
        </ul>
        {alone ? null : (
          <Button
            className={shared ? 'claim-all claim-shared' : 'claim-all'}
            size="large"
            type={shared ? 'primary' : 'default'}
            loading={claimAll.isPending}
            onClick={() => claimAll.mutate(prompts)}
          >
            {t('allPosted', { count: prompts.length })}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Less than this left is worth a look of its own. */
const soonMinutes = 15;

export function Times({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation('prompts');
  const { workspace } = useMe();
  const distance = useDistance();
  const now = useNow();
  const left = minutesUntil(prompt.validUntil, now);
  return (
    <p className="work-times">
      <time dateTime={prompt.promptedAt} className="work-time">
        {timeOf(prompt.promptedAt, workspace.zone)}
      </time>
      <span>{t('until', { time: timeOf(prompt.validUntil, workspace.zone) })}</span>
      <span className={left <= soonMinutes ? 'state-late' : 'quiet'}>{t('left', { distance: distance(Math.max(0, left)) })}</span>
    </p>
  );
}
