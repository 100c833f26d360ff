import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { useNow } from '../../time/domain-clock.ts';
import { dateOf, timeOf } from '../../time/room-time.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { foldSettled, whereTo } from './group-prompts.ts';
import { usePromptReason } from './use-prompt-reason.ts';

/** The day's work behind one: enough of it to be sure, not all of it. */
const shown = 40;

interface SettledPromptsProps {
  readonly prompts: readonly Prompt[];
  readonly open: boolean;
}

/** What has been posted, and what no longer may be and why. */
export function SettledPrompts({ prompts, open }: SettledPromptsProps) {
  const { t } = useTranslation('prompts');
  const lines = useMemo(() => foldSettled(prompts), [prompts]);
  if (prompts.length === 0) return null;
  return (
    <details className="settled" open={open}>
      <summary>{t('settledCount', { count: prompts.length })}</summary>
      <ul>
        {lines.slice(0, shown).map((line) => (
          <SettledLine key={line[0].deliveryId} line={line} />
        ))}
      </ul>
    </details>
  );
}

function SettledLine({ line }: { line: readonly [Prompt, ...Prompt[]] }) {
  const [first] = line;
  const { t } = useTranslation('prompts');
  const { t: common, i18n } = useTranslation('common');
  const reason = usePromptReason();
  const { zone } = useMe().workspace;
  const today = dateOf(useNow(), { zone, locale: i18n.language });
  const day = dateOf(first.promptedAt, { zone, locale: i18n.language });
  const posted = first.state === 'claimed' || first.state === 'evidenced';
  const where = whereTo(line);
  const to = 'name' in where ? where.name : 'people' in where ? t('each', { count: where.people }) : t('rooms', { count: where.rooms });
  const wentOn = first.state === 'prompted' && first.escalation !== null;
  const words = wentOn
    ? t('wentTo', { name: first.escalation?.toName ?? '' })
    : posted
      ? first.claimedAt === null
        ? common(`state.${first.state}`)
        : `${t('claimedAt', { time: timeOf(first.claimedAt, zone) })}${first.state === 'evidenced' ? ` · ${t('opened')}` : ''}`
      : first.state === 'expired'
        ? t('expiredUnposted')
        : `${common(`state.${first.state}`)} · ${reason(first)}`;
  return (
    <li>
      <span className="settled-time">
        {day === today ? '' : `${day} `}
        {timeOf(first.promptedAt, zone)}
      </span>
      <span className={posted ? 'one-line' : 'one-line settled-void'}>
        {first.title} · {to}
      </span>
      <StateMark sign={posted ? 'done' : 'withdrawn'} words={words} />
    </li>
  );
}
