import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { MemberActor, StaffActor } from '../actor.ts';
import type { Realtime } from '../deps.ts';
import { isOriginOf } from '../http/index.ts';
import type { Log } from '../log/index.ts';
import { coalesce } from './coalesce.ts';
import { type EarsElsewhere, type EarsWord, openEarsElsewhere } from './ears-elsewhere.ts';
import { openLineBetweenProcesses } from './line-between-processes.ts';

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
  /** Pages connected to this process. */
  connections(): number;
  close(): Promise<void>;
}

type FromPage = { watch: (what: unknown) => void; unwatch: (what: unknown) => void };
type ToPage = { [event: string]: (payload: object) => void };
/** What processes tell each other. */
interface BetweenProcesses {
  ears: (word: EarsWord, taken?: () => void) => void;
  tell: (what: { rooms: readonly string[]; event: string; payload: object }) => void;
}

type Line = Socket<FromPage, ToPage, BetweenProcesses, { actor: StaffActor | MemberActor }>;

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

/**
 * Pushes to open pages. Members hear their room and their own thread and nothing else; staff what they watch in their own workspace.
 * `databaseUrl`: what happens in one process reaches the pages of all on this database; absent = this process is alone.
 */
export function openRealtime(o: { door: RealtimeDoor; log: Log; databaseUrl?: string; staffAskedAgainMs?: number }): RealtimeServer {
  const line = o.databaseUrl === undefined ? null : openLineBetweenProcesses({ databaseUrl: o.databaseUrl, log: o.log });
  const io = new Server<FromPage, ToPage, BetweenProcesses, { actor: StaffActor | MemberActor }>({
    ...(line && { adapter: line.adapter }),
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

  /** the rooms that others ask about: each is a group's */
  const isGroups = (room: string): boolean => room.startsWith('group:') || room.startsWith('watch:');
  const { adapter } = io.of('/');
  const lookAgain = (room: string): void => void io.local.to(room).emit('group', { groupId: room.slice(room.indexOf(':') + 1) });
  const elsewhere: EarsElsewhere | null =
    line &&
    openEarsElsewhere({
      say: (word, taken) => void (taken ? io.serverSideEmit('ears', word, taken) : io.serverSideEmit('ears', word)),
      ours: () => [...adapter.rooms.keys()].filter(isGroups),
      holds: () => line.heard(),
      lookAgain,
    });
  if (line && elsewhere) {
    adapter.on('create-room', (room: string) => isGroups(room) && elsewhere.opened(room));
    adapter.on('delete-room', (room: string) => isGroups(room) && elsewhere.closed(room));
    io.on('ears', (word, taken) => {
      elsewhere.hear(word);
      taken?.();
    });
    io.on('tell', ({ rooms, event, payload }) => void io.local.to([...rooms]).emit(event, payload));
    line.onHeard(() => elsewhere.connected());
  }
  /** To pages here at once; to those of other processes where some listen. `of`: the rooms that say so, when not all of `rooms` do. */
  const tell = (rooms: readonly string[], event: string, payload: object, of = rooms): void => {
    io.local.to([...rooms]).emit(event, payload);
    if (elsewhere?.listen(of)) io.serverSideEmit('tell', { rooms, event, payload });
  };
  const bothOf = (groupId: string) => [ears.group(groupId), ears.watch(groupId)];

  const groups = coalesce({ everyMs: staffEveryMs, tell: (groupId) => tell([ears.watch(groupId)], 'group', { groupId }) });
  const rooms = coalesce({ everyMs: membersEveryMs, tell: (groupId) => tell([ears.group(groupId)], 'group', { groupId }) });
  const prompts = coalesce({
    everyMs: staffEveryMs,
    tell: (staffId) => {
      io.local.to(ears.staff(staffId)).emit('prompts', {});
      // where which staff is signed in is not told about: they are few
      if (line) io.serverSideEmit('tell', { rooms: [ears.staff(staffId)], event: 'prompts', payload: {} });
    },
  });

  return {
    realtime: {
      messagesSaid: (_workspaceId, groupId, messages) => {
        for (const message of messages) {
          const members = message.threadMemberId === null ? ears.group(groupId) : ears.member(message.threadMemberId);
          tell([members, ears.watch(groupId)], 'message', { ...message, groupId }, bothOf(groupId));
        }
      },
      listening: (_workspaceId, groupId) =>
        bothOf(groupId).some((room) => adapter.rooms.has(room)) || (elsewhere?.listen(bothOf(groupId)) ?? false),
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
    connections: () => (attached ? io.engine.clientsCount : 0),
    close: async () => {
      for (const coalescer of [groups, rooms, prompts]) coalescer.close();
      elsewhere?.stop();
      // the HTTP server is closed by who opened it; pages of other processes are theirs
      if (attached) {
        io.local.disconnectSockets(true);
        io.engine.close();
      }
      if (line) {
        await adapter.close();
        await line.close();
      }
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
