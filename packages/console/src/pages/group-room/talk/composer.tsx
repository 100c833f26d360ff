import type { RoleName } from '@kuaishan/script';
import { Button, Input, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../../../i18n/vocabulary.ts';
import { useDraft } from '../../../ui/use-draft.ts';

interface ComposerProps {
  readonly groupId: string;
  /** whom it goes to; null = the room */
  readonly to: { readonly memberId: string; readonly name: string } | null;
  /** the chat is elsewhere: what is written here stands in the record, not in that chat */
  readonly elsewhere: boolean;
  readonly roles: readonly RoleName[];
  readonly role: RoleName;
  readonly onRole: (role: RoleName) => void;
  readonly onSend: (text: string) => void;
}

/** Where an answer is written. It says who will see it; what is typed is kept until it is sent. */
export function Composer({ groupId, to, elsewhere, roles, role, onRole, onSend }: ComposerProps) {
  const { t } = useTranslation('room');
  const word = useVocabulary();
  const [text, setText] = useDraft(`${groupId}.${to?.memberId ?? 'room'}`);
  const send = () => {
    if (text.trim() === '') return;
    onSend(text.trim());
    setText('');
  };
  const placeholder =
    to === null ? t(elsewhere ? 'talk.placeholderRecord' : 'talk.placeholderRoom') : t('talk.placeholderPrivate', { name: to.name });
  const sendOnEnter = (event: KeyboardEvent) => {
    // an input method's Enter chooses a word; a phone's Enter is a new line
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || matchMedia('(pointer: coarse)').matches) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={to === null ? 'composer' : 'composer composer-private'}>
      <Input.TextArea
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={sendOnEnter}
        // whoever opens a thread is about to write; on a phone the keyboard would cover what they came to read
        autoFocus={to !== null && matchMedia('(pointer: fine)').matches}
        autoSize={{ minRows: 1, maxRows: 6 }}
        placeholder={placeholder}
        aria-label={placeholder}
      />
      <div className="composer-foot">
        {roles.length > 1 ? (
          <Select<RoleName>
            size="small"
            variant="borderless"
            value={role}
            onChange={onRole}
            aria-label={t('talk.as')}
            prefix={<span className="quiet">{t('talk.as')}</span>}
            popupMatchSelectWidth={false}
            options={roles.map((one) => ({ value: one, label: word('roles', one) }))}
          />
        ) : (
          <span className="quiet small">
            {t('talk.as')} {word('roles', role)}
          </span>
        )}
        <Button type={to === null ? 'primary' : 'default'} onClick={send} disabled={text.trim() === ''} className="composer-send">
          <span className="one-line">
            {to === null ? t(elsewhere ? 'talk.sendRecord' : 'talk.sendRoom') : t('talk.sendPrivate', { name: to.name })}
          </span>
        </Button>
      </div>
    </div>
  );
}
