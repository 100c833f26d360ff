import { useEffect, useState } from 'preact/hooks';
import { type Failure, joinApi } from '../api/member-api.ts';
import type { Invitation, Joined } from '../api/message.ts';
import { roomAddress } from '../routes.ts';
import { JoinForm } from './join-form.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { NoticePage } from './notice-page.tsx';
import { OnPhone } from './on-phone.tsx';
import { useReader } from './reader.ts';
import { StaffList } from './staff-list.tsx';

interface JoinPageProps {
  readonly code: string;
  readonly joined: (as: Joined) => void;
}

/** What a stranger sees behind a link: which group, who runs it, what is kept, and one field. */
export function JoinPage({ code, joined }: JoinPageProps) {
  const { locale, words, storage } = useReader();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let current = true;
    setFailure(null);
    void joinApi(locale)
      .invitation(code)
      .then((answer) => {
        if (!current) return;
        if (answer.ok) setInvitation(answer.value);
        else setFailure(answer.failure);
      });
    return () => {
      current = false;
    };
    // `tries` is there to ask again
  }, [code, locale, tries]);

  useEffect(() => {
    document.title = invitation === null ? words.appName : `${invitation.groupName} · ${words.joinTitle}`;
  }, [invitation, words]);

  if (failure?.kind === 'refused') return <NoticePage title={words.linkUnknownTitle} text={words.linkUnknown} />;
  if (failure !== null) {
    const again = { label: words.retry, run: () => setTries((count) => count + 1) };
    return <NoticePage title={words.openFailedTitle} text={words.openFailed} act={again} />;
  }
  if (invitation === null) {
    return (
      <main class="sheet" aria-busy="true">
        <LanguageSwitch />
        <p class="sheet-lead" role="status">
          {words.loading}
        </p>
      </main>
    );
  }

  if (!invitation.roomOpen) return <NoticePage title={words.closedJoinTitle} text={words.closedJoin(invitation.groupName)} />;

  return (
    <main class="sheet">
      <LanguageSwitch />
      <p class="kicker">{words.invitedTo}</p>
      <h1 class="sheet-title">{invitation.groupName}</h1>
      {!invitation.groupName.startsWith(invitation.campaignName) && <p class="campaign">{invitation.campaignName}</p>}
      <p class="run-by">{words.runBy(invitation.workspaceName)}</p>
      <StaffList staff={invitation.staff} />
      <JoinForm
        code={code}
        joined={(as) => {
          joined(as);
          window.history.replaceState(null, '', roomAddress(code));
        }}
      />
      {!storage.lasting && <p class="notice">{words.privateWindow}</p>}
      <OnPhone />
    </main>
  );
}
