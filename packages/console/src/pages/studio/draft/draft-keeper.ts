import { isUnreachable, Problem } from '../../../api/problem.ts';
import type { Draft } from '../../../api/types.ts';

/** What stands in the studio and in no version. */
export interface Unsaved {
  readonly text: string;
  /** the version it began from; null in a script not saved yet */
  readonly baseVersionId: string | null;
}

/** The server, as far as drafts go. */
export interface DraftDoor {
  readonly read: () => Promise<Draft | null>;
  readonly keep: (o: Unsaved & { after: string | null }) => Promise<Pick<Draft, 'revision' | 'changedAt'>>;
  readonly drop: (revision: string) => Promise<void>;
}

export interface DraftState {
  /** a draft on the server that did not come from here: nothing is kept there until somebody says which of the two goes on; null = none */
  readonly found: Draft | null;
  /** when the server kept this page's text last; null = not yet */
  readonly keptAt: string | null;
  /** why the server does not have it; null = it has, or will in a moment */
  readonly problem: unknown;
}

export interface DraftKeeper {
  /** this is the text now; null = nothing unsaved any more, and what the server kept is given up */
  readonly write: (unsaved: Unsaved | null) => void;
  /** goes on with the draft that was found, or gives it up for what stands here */
  readonly take: () => void;
  readonly refuse: () => void;
  /** a version is being saved: waits for what is on its way, and sends nothing until it is over; the revision the server has of this page's text, null = none */
  readonly settle: () => Promise<string | null>;
  /** it is over: this text became a version, and the server has forgotten the draft with that; what was typed meanwhile follows that version */
  readonly saved: (text: string, versionId: string | null) => void;
  /** it is over: nothing was saved */
  readonly goOn: () => void;
  readonly close: () => void;
}

/** Sent at most this often while somebody types. */
const PAUSE_MS = 2_000;
/** A network that is gone is asked for again after this. */
const AGAIN_MS = 10_000;

interface KeeperStart {
  readonly door: DraftDoor;
  /** what this device kept by itself; null = nothing */
  readonly here: Unsaved | null;
  /** the text of the latest version: a draft that says the same is none */
  readonly savedText: string | null;
  /** the revision this device knew last; null = none */
  readonly known: string | null;
  readonly remember: (revision: string | null) => void;
  readonly tell: (state: DraftState) => void;
}

/**
 * Keeps one page's unsaved text on the server, a moment after each change, always in place of a state it has seen. What another device or window kept
 * is never replaced by itself: it is told as `found`.
 */
export function makeDraftKeeper({ door, here, savedText, known, remember, tell }: KeeperStart): DraftKeeper {
  let state: DraftState = { found: null, keptAt: null, problem: null };
  let follows: string | null = known;
  // what was saved from another device meanwhile is unsaved no longer
  let wanted: Unsaved | null = here?.text === savedText ? null : here;
  /** whether `wanted` has changed since it was kept */
  let owed = wanted !== null;
  let hasRead = false;
  let closed = false;
  /** a version is being saved: a draft kept beside it would be left over, and be found as one of another device */
  let saving = false;
  let lastSaved = savedText;
  /** what was sent last, until the server has said that it has it */
  let unanswered: string | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let line: Promise<void> = Promise.resolve();

  const say = (more: Partial<DraftState>) => {
    state = { ...state, ...more };
    if (!closed) tell(state);
  };
  const follow = (revision: string | null) => {
    follows = revision;
    remember(revision);
  };
  const later = (ms: number) => {
    if (timer === null && !closed && !saving) timer = setTimeout(send, ms);
  };
  const stopWaiting = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const inLine = (act: () => Promise<void>): Promise<void> => {
    line = line.then(act).catch((problem: unknown) => {
      say({ problem });
      if (isUnreachable(problem) || (problem instanceof Problem && problem.status >= 500)) later(AGAIN_MS);
    });
    return line;
  };

  /** Looks at what the server has, and whether it came from here. */
  async function look(): Promise<void> {
    const draft = await door.read();
    hasRead = true;
    if (draft === null) return follow(null);
    if (draft.text === wanted?.text) {
      owed = false;
      follow(draft.revision);
      return say({ keptAt: draft.changedAt });
    }
    // ours, and about to be kept anew or given up
    if (draft.revision === follows && owed) return;
    // ours, too: it was kept and the answer lost, and more has been typed since
    if (draft.text === unanswered) return follow(draft.revision);
    if (draft.text === lastSaved) {
      await door.drop(draft.revision);
      return follow(null);
    }
    say({ found: draft });
  }

  async function keep(): Promise<void> {
    if (!hasRead) await look();
    if (state.found !== null || !owed) return say({ problem: null });
    if (wanted === null) {
      if (follows !== null) await door.drop(follows);
      owed = false;
      follow(null);
      return say({ keptAt: null, problem: null });
    }
    const sent = wanted;
    try {
      const answer = door.keep({ ...sent, after: follows });
      unanswered = sent.text;
      const { revision, changedAt } = await answer;
      unanswered = null;
      owed = wanted !== sent;
      follow(revision);
      say({ keptAt: changedAt, problem: null });
    } catch (problem) {
      // it may have been kept all the same: what is there is looked at before anything is sent again
      hasRead = false;
      if (!(problem instanceof Problem) || problem.code !== 'draft_elsewhere') throw problem;
      await look();
    }
    if (owed && state.found === null) later(PAUSE_MS);
  }

  function send(): void {
    stopWaiting();
    if (!saving) void inLine(keep);
  }

  /** No version is being saved any more: what is owed goes out, also where the page is gone meanwhile. */
  function goOn(): void {
    saving = false;
    if (!owed) return;
    if (closed) void inLine(keep);
    else later(PAUSE_MS);
  }

  send();
  return {
    write: (unsaved) => {
      wanted = unsaved;
      owed = true;
      // giving up does not wait for more of it: the page may be closed the next moment
      if (unsaved === null) send();
      else later(PAUSE_MS);
    },
    take: () => {
      if (state.found === null) return;
      const { text, base, revision, changedAt } = state.found;
      follow(revision);
      wanted = { text, baseVersionId: base?.scriptVersionId ?? null };
      owed = false;
      say({ found: null, keptAt: changedAt });
    },
    refuse: () => {
      if (state.found === null) return;
      follow(state.found.revision);
      owed = true;
      say({ found: null });
      send();
    },
    settle: async () => {
      saving = true;
      stopWaiting();
      await line;
      return state.found === null ? follows : null;
    },
    saved: (text, versionId) => {
      lastSaved = text;
      const typedSince = wanted !== null && wanted.text !== text ? wanted.text : null;
      wanted = typedSince === null ? null : { text: typedSince, baseVersionId: versionId };
      owed = wanted !== null;
      follow(null);
      say({ keptAt: null, problem: null });
      goOn();
    },
    goOn,
    close: () => {
      closed = true;
      // what was typed in the last two seconds still goes out
      if (timer !== null && owed) void inLine(keep);
      stopWaiting();
    },
  };
}
