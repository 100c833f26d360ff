import type { RoleName } from '@kuaishan/script';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffQuery } from '../../api/staff.ts';
import type { Campaign, Upgrade } from '../../api/types.ts';
import { type UpgradeAsking, upgradeCampaign, upgradePreviewQuery } from '../../api/upgrades.ts';
import { useVocabulary } from '../../i18n/vocabulary.ts';
import { Field } from '../../ui/field.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useKeyOf } from '../../ui/use-key-of.ts';
import { UpgradeEffect } from './upgrade-effect.tsx';

/** What an upgrade (or taking one back) would do, what it asks for, which groups, and the button that does it. */
export function UpgradeForm({ campaign, asking, onDone }: { campaign: Campaign; asking: UpgradeAsking; onDone?: () => void }) {
  const { t } = useTranslation('upgrade');
  const say = useNotice();
  const queries = useQueryClient();
  const { campaignId } = campaign;
  const preview = useQuery(upgradePreviewQuery(campaignId, asking));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [cast, setCast] = useState<Readonly<Partial<Record<RoleName, string>>>>({});
  const [upgrades, setUpgrades] = useState(0);
  // what broke is tried again under the same key; once done, the same is another upgrade
  const key = useKeyOf({ left: [...left].toSorted(), values, cast, upgrades });
  const act = useMutation({
    mutationFn: (groupIds: readonly string[]) =>
      upgradeCampaign({
        ...{ campaignId, asking, groupIds, values, key },
        cast: (Object.entries(cast) as [RoleName, string][]).map(([role, staffId]) => ({ role, staffId, deputyStaffId: null })),
      }),
    onSuccess: async ({ counts: { done, refused, failed } }) => {
      const undone = asking.kind === 'undo';
      say({ words: refused + failed > 0 ? t('sum', { done, refused, failed }) : t(undone ? 'undone' : 'done', { count: done }) });
      if (failed === 0) setUpgrades((count) => count + 1);
      await queries.invalidateQueries();
      if (failed === 0) onDone?.();
    },
  });
  const shown = preview.data;
  if (shown === undefined) return preview.error ? <ProblemNote error={preview.error} /> : <p className="quiet">{t('reading')}</p>;
  const able = shown.groups.filter((group) => group.outcome === 'done').map((group) => group.groupId);
  const going = able.filter((groupId) => !left.has(groupId));
  const asked =
    shown.missing.every((one) => (values[one.name] ?? '').trim() !== '') && shown.uncast.every((one) => cast[one.role] !== undefined);
  return (
    <div className="upgrade-form">
      <div aria-live="polite">
        <UpgradeEffect upgrade={shown} campaign={campaign} />
      </div>
      {shown.errors.length > 0 ? (
        <section className="upgrade-part">
          <p className="state-failed">{t('errors')}</p>
          <ul>
            {shown.errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Needs
        upgrade={shown}
        values={values}
        cast={cast}
        onValue={(name, value) => setValues({ ...values, [name]: value })}
        onCast={(role, staffId) => setCast({ ...cast, [role]: staffId })}
      />
      {able.length > 1 ? (
        <fieldset className="upgrade-groups">
          <legend>{t('groups')}</legend>
          <Checkbox
            checked={going.length === able.length}
            indeterminate={going.length > 0 && going.length < able.length}
            onChange={(event) => setLeft(new Set(event.target.checked ? [] : able))}
          >
            {t('all')}
          </Checkbox>
          {shown.groups
            .filter((group) => group.outcome === 'done')
            .map((group) => (
              <Checkbox
                key={group.groupId}
                checked={!left.has(group.groupId)}
                onChange={(event) =>
                  setLeft(new Set(event.target.checked ? [...left].filter((id) => id !== group.groupId) : [...left, group.groupId]))
                }
              >
                {group.groupName}
              </Checkbox>
            ))}
        </fieldset>
      ) : null}
      <ProblemNote error={act.error} />
      {able.length > 0 ? (
        <Button
          type="primary"
          size="large"
          loading={act.isPending}
          disabled={going.length === 0 || !asked || shown.errors.length > 0}
          onClick={() => act.mutate(going)}
        >
          {going.length === 0 ? t('none') : t(asking.kind === 'undo' ? 'undoDo' : 'apply', { count: going.length })}
        </Button>
      ) : null}
    </div>
  );
}

interface NeedsProps {
  readonly upgrade: Upgrade;
  readonly values: Readonly<Record<string, string>>;
  readonly cast: Readonly<Partial<Record<RoleName, string>>>;
  readonly onValue: (name: string, value: string) => void;
  readonly onCast: (role: RoleName, staffId: string) => void;
}

/** What the new version asks for and the old did not. */
function Needs({ upgrade, values, cast, onValue, onCast }: NeedsProps) {
  const { t } = useTranslation('upgrade');
  const word = useVocabulary();
  const staff = useQuery({ ...staffQuery, enabled: upgrade.uncast.length > 0 });
  if (upgrade.missing.length === 0 && upgrade.uncast.length === 0) return null;
  const people = (staff.data?.items ?? []).map((one) => ({ value: one.staffId, label: one.displayName }));
  return (
    <section className="upgrade-part">
      <h2>{t('missing')}</h2>
      {upgrade.missing.map((variable) => (
        <Field key={variable.name} label={variable.name} help={variable.hint ?? undefined}>
          {(field) => (
            <Input {...field} value={values[variable.name] ?? ''} onChange={(event) => onValue(variable.name, event.target.value)} />
          )}
        </Field>
      ))}
      {upgrade.uncast.map(({ role, groups }) => (
        <Field key={role} label={word('roles', role)} help={t('uncast', { count: groups })}>
          {({ id }) => (
            <Select
              id={id}
              className="upgrade-person"
              placeholder={t('choosePerson')}
              options={people}
              value={cast[role] ?? null}
              onChange={(value: string | null) => value !== null && onCast(role, value)}
            />
          )}
        </Field>
      ))}
    </section>
  );
}
