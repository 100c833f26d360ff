import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handOver, handOverEffectQuery, undoHandOver } from '../../api/shifts.ts';
import { staffQuery } from '../../api/staff.ts';
import type { HandOver, OnDuty, ShiftBoard } from '../../api/types.ts';
import { useMe } from '../../shell/use-me.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useNotice } from '../../ui/notice.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useKeyOf } from '../../ui/use-key-of.ts';

/** What is about to be handed over. */
export interface HandingOver {
  readonly from: OnDuty;
  /** null = each room's deputy */
  readonly toStaffId: string | null;
  /** null = all their rooms */
  readonly groupIds: readonly string[] | null;
}

interface HandOverPanelProps {
  readonly board: ShiftBoard;
  readonly handing: HandingOver;
  readonly onClose: () => void;
}

/** One name and one button: who takes over, what goes along, done. */
export function HandOverPanel({ board, handing, onClose }: HandOverPanelProps) {
  const { t } = useTranslation('shifts');
  const me = useMe();
  const say = useNotice();
  const queries = useQueryClient();
  const { from } = handing;
  const [to, setTo] = useState(handing.toStaffId);
  const [groupIds, setGroupIds] = useState(handing.groupIds);
  const [stays, setStays] = useState(true);
  const person = board.people.find((one) => one.staffId === from.staffId) ?? from;
  const wish = {
    ...{ fromStaffId: from.staffId, toStaffId: to, groupIds: groupIds === null ? null : groupIds.toSorted(), roles: null },
    afterwards: stays ? ('deputy' as const) : ('out' as const),
  };
  const key = useKeyOf(wish);
  const none = groupIds !== null && groupIds.length === 0;
  const effect = useQuery({ ...handOverEffectQuery(wish), enabled: !none });
  const act = useMutation({
    mutationFn: () => handOver(wish, key),
    onSuccess: (done) => {
      say({ words: t('panel.done', told(done)), undo: undoOf(done) });
      onClose();
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const undoOf = ({ handOverId }: HandOver) =>
    handOverId === null ? undefined : () => void undoHandOver(handOverId).finally(() => queries.invalidateQueries());
  const taking = to === me.staffId && from.staffId !== me.staffId;
  const [only, ...others] = effect.data?.to ?? [];
  const count = effect.data?.rooms ?? 0;
  return (
    <Dialog title={t(taking ? 'panel.titleTake' : 'panel.title', { name: from.displayName })} onClose={onClose}>
      <Field label={t('panel.to')}>{({ id }) => <Receiver id={id} person={person} value={to} onChange={setTo} />}</Field>
      <Rooms person={person} chosen={groupIds} onChange={setGroupIds} />
      <Checkbox checked={stays} onChange={(event) => setStays(event.target.checked)}>
        {t('panel.stays', { name: from.displayName })}
      </Checkbox>
      <div className="hand-over-effect" aria-live="polite">
        {none ? <p className="quiet">{t('panel.choose')}</p> : effect.data ? <Effect effect={effect.data} /> : null}
        {!none && effect.isPending ? <p className="quiet">{t('panel.reading')}</p> : null}
        <ProblemNote error={effect.error ?? act.error} />
      </div>
      <Button
        type="primary"
        block
        size="large"
        loading={act.isPending}
        disabled={none || count === 0 || effect.isError}
        onClick={() => act.mutate()}
      >
        {others.length > 0 ? t('panel.doItMany', { count }) : t('panel.doIt', { count, name: only?.displayName ?? '' })}
      </Button>
    </Dialog>
  );
}

function told(done: HandOver): { rooms: number; prompts: number; name: string } {
  return { rooms: done.rooms, prompts: done.prompts, name: done.to.map((one) => one.displayName).join('、') };
}

function Receiver(o: { id: string; person: OnDuty; value: string | null; onChange: (to: string | null) => void }) {
  const { t } = useTranslation('shifts');
  const { data } = useQuery(staffQuery);
  const { person } = o;
  const deputies = person.deputies.map((one) => one.displayName).join('、');
  const others = (data?.items ?? []).filter((one) => one.staffId !== person.staffId);
  return (
    <select id={o.id} className="plain-select" value={o.value ?? ''} onChange={(event) => o.onChange(event.target.value || null)}>
      <option value="">{person.deputies.length === 0 ? t('panel.eachDeputy') : `${t('panel.eachDeputy')} · ${deputies}`}</option>
      {others.map((one) => (
        <option key={one.staffId} value={one.staffId}>
          {one.displayName}
        </option>
      ))}
    </select>
  );
}

function Rooms(o: { person: OnDuty; chosen: readonly string[] | null; onChange: (chosen: readonly string[] | null) => void }) {
  const { t } = useTranslation('shifts');
  const { rooms } = o.person;
  return (
    <fieldset className="hand-over-rooms">
      <legend className="field-label">{t('panel.rooms')}</legend>
      <select
        className="plain-select"
        aria-label={t('panel.rooms')}
        value={o.chosen === null ? 'all' : 'some'}
        onChange={(event) => o.onChange(event.target.value === 'all' ? null : [])}
      >
        <option value="all">{t('panel.allRooms', { count: rooms.length })}</option>
        <option value="some">{t('panel.someRooms')}</option>
      </select>
      {o.chosen === null ? null : (
        <ul className="room-choice">
          {rooms.map((room) => (
            <li key={room.groupId}>
              <Checkbox
                checked={o.chosen?.includes(room.groupId) ?? false}
                onChange={(event) => {
                  const others = (o.chosen ?? []).filter((groupId) => groupId !== room.groupId);
                  o.onChange(event.target.checked ? [...others, room.groupId] : others);
                }}
              >
                {room.groupName}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** What goes to whom in numbers, and what stays and why. */
function Effect({ effect }: { effect: HandOver }) {
  const { t } = useTranslation('shifts');
  const stays = Map.groupBy(effect.stays, (one) => `${one.why} ${one.by ?? ''}`);
  return (
    <>
      {effect.to.map((one) => (
        <p key={one.staffId}>{t('panel.effect', { rooms: one.rooms, prompts: one.prompts, name: one.displayName })}</p>
      ))}
      {[...stays].map(([why, list]) => {
        const [first] = list;
        const groups = list.map((one) => one.groupName).join('、');
        return (
          <p key={why} className="state-late">
            {first?.why === 'taken' ? t('panel.taken', { groups, by: first.by ?? '' }) : t('panel.noDeputy', { groups })}
          </p>
        );
      })}
    </>
  );
}
