import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { MemberActor, StaffActor } from '../actor.ts';
import type { Realtime } from '../deps.ts';
import { isOriginOf } from '../http/index.ts';
import type { Log } from '../log/index.ts';
import { coalesce } from './coalesce.ts';

/** Staff with a group open refetch it at most once a second; a room full of phones every five. */
const staffEveryMs = 1_000;
const membersEveryMs = 5_000;
/** A person has a handful of groups open; somebody who asks for more than this is a program. */
const watchedMax = 100;

/** Who has signed out, or no longer works here, hears nothing more within this while. */
const staffAskedAgainMs = 30_000;

/** Who may listen to what; wired in `main.ts`. */
export interface RealtimeDoor {
  staff(headers: IncomingHttpHeaders): Promise<StaffActor | null>;
  member(token: string): Promise<MemberActor | null>;
  /** whether a staff member may watch a group (it is their workspace's) */
  mayWatch(actor: StaffActor, groupId: string): Promise<boolean>;
}

export interface RealtimeServer {
  readonly realtime: Realtime;
  /** Listens on this HTTP server, at /api/realtime. */
  attach(server: HttpServer): void;
  /** Calls back when the number of people who look at something changes: staff with a group or their prompts open, and members. */
  onAudience(callback: (people: number) => void): void;
  close(): void;
}

type Line = Socket<
  { watch: (what: unknown) => void; unwatch: (what: unknown) => void },
  { [event: string]: (payload: object) => void },
  object,
  { actor: StaffActor | MemberActor }
>;

/** Who hears what, as Socket.IO rooms. Names start with what they are, so an id can never be mistaken for another kind's. */
const ears = {
  /** members of a group: what is said in the room */
  group: (groupId: string) => `group:${groupId}`,
  /** one member: their own thread */
  member: (memberId: string) => `member:${memberId}`,
  /** staff who have a group open: everything in it */
  watch: (groupId: string) => `watch:${groupId}`,
  /** one staff member: their prompts */
  staff: (staffId: string) => `staff:${staffId}`,
};

/** Pushes to open pages. Members hear their room and their own thread and nothing else; staff what they watch in their own workspace. */
export function openRealtime(o: { door: RealtimeDoor; log: Log; staffAskedAgainMs?: number }): RealtimeServer {
  const io = new Server<
    { watch: (what: unknown) => void; unwatch: (what: unknown) => void },
    { [event: string]: (payload: object) => void },
    object,
    { actor: StaffActor | MemberActor }
  >({
    path: '/api/realtime',
    serveClient: false,
    // clients send ids, nothing more
    maxHttpBufferSize: 4_096,
    // another website's page may open a socket here, cookie and all, but states its origin; programs state none
    allowRequest: ({ headers }, decide) => decide(null, headers.origin === undefined || isOriginOf(headers.origin, headers.host)),
  });
  let attached = false;
  /** ids of the sockets behind which somebody looks at something */
  const audience = new Set<string>();
  const listeners = new Set<(people: number) => void>();
  const attend = (socketId: string, looks: boolean): void => {
    const before = audience.size;
    if (looks) audience.add(socketId);
    else audience.delete(socketId);
    if (audience.size !== before) for (const listener of listeners) listener(audience.size);
  };

  io.use((socket, next) => {
    admit(socket, o.door).then(
      (actor) => {
        if (!actor) return next(new Error('signed_out'));
        socket.data.actor = actor;
        next();
      },
      (error: unknown) => {
        o.log.warn({ err: error }, 'a realtime connection could not be checked');
        next(new Error('database_unavailable'));
      },
    );
  });
  io.on('connection', (socket) => {
    const { actor } = socket.data;
    socket.on('disconnect', () => attend(socket.id, false));
    if (actor.kind === 'staff') return serveStaff({ socket, actor, attend, ...o });
    attend(socket.id, true);
    void socket.join([ears.group(actor.groupId), ears.member(actor.memberId)]);
  });

  const groups = coalesce({ everyMs: staffEveryMs, tell: (groupId) => io.to(ears.watch(groupId)).emit('group', { groupId }) });
  const rooms = coalesce({ everyMs: membersEveryMs, tell: (groupId) => io.to(ears.group(groupId)).emit('group', { groupId }) });
  const prompts = coalesce({ everyMs: staffEveryMs, tell: (staffId) => io.to(ears.staff(staffId)).emit('prompts', {}) });

  return {
    realtime: {
      messagesSaid: (_workspaceId, groupId, messages) => {
        for (const message of messages) {
          const members = message.threadMemberId === null ? ears.group(groupId) : ears.member(message.threadMemberId);
          io.to([members, ears.watch(groupId)]).emit('message', { ...message, groupId });
        }
      },
      // pages of this process; with an adapter between processes this question would have to be asked of all of them
      listening: (_workspaceId, groupId) => [ears.group(groupId), ears.watch(groupId)].some((room) => io.of('/').adapter.rooms.has(room)),
      groupChanged: (_workspaceId, groupId) => {
        groups.changed(groupId);
        rooms.changed(groupId);
      },
      promptsChanged: (_workspaceId, staffIds) => {
        for (const staffId of staffIds) prompts.changed(staffId);
      },
    },
    attach: (server) => {
      io.attach(server);
      attached = true;
    },
    onAudience: (callback) => void listeners.add(callback),
    close: () => {
      for (const coalescer of [groups, rooms, prompts]) coalescer.close();
      // the HTTP server is closed by who opened it
      if (!attached) return;
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/** A member by the token they state; else staff by their cookie. */
async function admit(socket: Line, door: RealtimeDoor): Promise<StaffActor | MemberActor | null> {
  const { token } = socket.handshake.auth as { token?: unknown };
  if (token !== undefined) return typeof token === 'string' && /^[\w-]{16,100}$/.test(token) ? door.member(token) : null;
  return door.staff(socket.handshake.headers);
}

/** Staff hear of their prompts always, and of a group from `watch` to `unwatch`. */
function serveStaff(o: {
  socket: Line;
  actor: StaffActor;
  attend: (socketId: string, looks: boolean) => void;
  door: RealtimeDoor;
  log: Log;
  staffAskedAgainMs?: number;
}): void {
  const { socket, actor } = o;
  const asking = setInterval(() => void askAgain(o), o.staffAskedAgainMs ?? staffAskedAgainMs);
  asking.unref();
  socket.on('disconnect', () => clearInterval(asking));
  /** what this page has open; the answer to a check that comes after `unwatch` is not acted upon */
  const open = new Set<string>();
  const changed = (): void => o.attend(socket.id, open.size > 0);
  void socket.join(ears.staff(actor.staffId));

  socket.on('watch', (what) => {
    const wanted = watchable(what);
    if (wanted === null || open.size >= watchedMax) return;
    open.add(wanted);
    changed();
    if (wanted === 'prompts') return;
    o.door.mayWatch(actor, wanted).then(
      async (may) => {
        if (!may) {
          open.delete(wanted);
          return changed();
        }
        if (!open.has(wanted)) return;
        await socket.join(ears.watch(wanted));
        // whatever was said between the page's first look and now comes with its second
        socket.emit('group', { groupId: wanted });
      },
      (error: unknown) => o.log.warn({ err: error }, 'whether a group may be watched could not be checked'),
    );
  });
  socket.on('unwatch', (what) => {
    const wanted = watchable(what);
    if (wanted === null) return;
    open.delete(wanted);
    changed();
    if (wanted !== 'prompts') void socket.leave(ears.watch(wanted));
  });
}

/** Ends a line whose session has ended, or is by now somebody else's. While the database cannot be asked it stays. */
async function askAgain(o: { socket: Line; actor: StaffActor; door: RealtimeDoor; log: Log }): Promise<void> {
  try {
    const now = await o.door.staff(o.socket.handshake.headers);
    if (now?.staffId !== o.actor.staffId || now.workspaceId !== o.actor.workspaceId) o.socket.disconnect(true);
  } catch (error) {
    o.log.warn({ err: error }, 'whether somebody is still signed in could not be checked');
  }
}

/** `{ groupId }` → the group's id; `{ prompts: true }` → 'prompts'; anything else → null. */
function watchable(what: unknown): string | null {
  if (typeof what !== 'object' || what === null) return null;
  if ('prompts' in what && what.prompts === true) return 'prompts';
  return 'groupId' in what && typeof what.groupId === 'string' && /^[0-9a-f-]{36}$/.test(what.groupId) ? what.groupId : null;
}
