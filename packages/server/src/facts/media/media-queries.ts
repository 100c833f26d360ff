import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { asMember, inWorkspace, type Tx } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import type { Media } from './save-media.ts';

interface MediaRow {
  media_id: string;
  name: string;
  content_type: string;
  size_bytes: number;
}

const asMedia = (row: MediaRow): Media => ({
  mediaId: row.media_id,
  name: row.name,
  contentType: row.content_type,
  sizeBytes: row.size_bytes,
});

/** Everything the workspace has stored, newest first. */
export async function listMedia(tx: Tx): Promise<readonly Media[]> {
  const { rows } = await sql<MediaRow>`
    select media_id, name, content_type, size_bytes from media order by created_at desc, media_id desc`.execute(tx);
  return rows.map(asMedia);
}

/** The stored files among these names, by name: what a script's attachments stand for. */
export async function findMediaByName(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, Media>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<MediaRow>`
    select media_id, name, content_type, size_bytes from media where name = any(${names})`.execute(tx);
  return new Map(rows.map((row) => [row.name, asMedia(row)]));
}

/**
 * Stored files by their ids, in the order asked.
 * @throws DomainError `not_found` when one is not there
 */
export async function getMedia(tx: Tx, mediaIds: readonly string[]): Promise<readonly Media[]> {
  if (mediaIds.length === 0) return [];
  const { rows } = await sql<MediaRow>`
    select media_id, name, content_type, size_bytes from media where media_id = any(${mediaIds}::uuid[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.media_id, asMedia(row)]));
  return mediaIds.map((mediaId) => {
    const media = byId.get(mediaId);
    if (!media) throw new DomainError('not_found');
    return media;
  });
}

/** The names of everything stored; for the rule that looks for missing attachments. */
export async function mediaNames(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`select name from media`.execute(tx);
  return new Set(rows.map((row) => row.name));
}

export interface MediaContent {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/**
 * The bytes of a file: staff see their workspace's; a member only what a message they can read shows.
 * @throws DomainError `not_found`
 */
export async function getMediaContent(deps: Deps, o: { actor: Actor; mediaId: string }): Promise<MediaContent> {
  const { actor, mediaId } = o;
  const read = async (tx: Tx): Promise<MediaContent> => {
    const from =
      actor.kind === 'staff'
        ? sql`(select content_type, name, content from media where media_id = ${mediaId})`
        : sql`media_for_member(${mediaId})`;
    const { rows } = await sql<{
      content_type: string;
      name: string;
      content: Buffer;
    }>`select content_type, name, content from ${from} as m`.execute(tx);
    const row = rows[0];
    if (!row) throw new DomainError('not_found');
    return { name: row.name, contentType: row.content_type, content: row.content };
  };
  return actor.kind === 'staff' ? inWorkspace(deps.db, actor.workspaceId, read) : asMember(deps.db, actor, read);
}
