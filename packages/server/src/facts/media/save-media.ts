import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { StaffActor } from '../../platform/actor.ts';
import { inWorkspace } from '../../platform/db/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { DomainError } from '../../platform/errors.ts';
import { sniffType } from './sniff-type.ts';

/** WeCom takes pictures up to 10 MB (developer.work.weixin.qq.com path/90253); one limit for every channel. */
export const mediaMaxBytes = 10 * 1024 * 1024;

/** A stored picture or document. */
export interface Media {
  readonly mediaId: string;
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/**
 * Stores a picture or PDF under its file name, by which scripts refer to it. The same content under the same name is the same media;
 * other content takes the name over, and what was shown before keeps showing the old one (messages refer to ids).
 * @throws DomainError `unsupported_file`, `too_large`
 */
export async function saveMedia(deps: Deps, o: { actor: StaffActor; name: string; bytes: Uint8Array }): Promise<Media> {
  if (o.bytes.byteLength > mediaMaxBytes) throw new DomainError('too_large', { maxBytes: mediaMaxBytes });
  const contentType = sniffType(o.bytes);
  if (!contentType) throw new DomainError('unsupported_file', { name: o.name });
  const content = Buffer.from(o.bytes);
  const sha256 = createHash('sha256').update(content).digest();
  const { workspaceId } = o.actor;

  return inWorkspace(deps.db, workspaceId, async (tx) => {
    // two uploads of one name take turns
    await sql`select pg_advisory_xact_lock(hashtextextended(${`media:${workspaceId}:${o.name}`}, 0))`.execute(tx);
    const { rows } = await sql<{ media_id: string; content_type: string; size_bytes: number; same: boolean }>`
      select media_id, content_type, size_bytes, content_sha256 = ${sha256} as same from media where name = ${o.name}`.execute(tx);
    const known = rows[0];
    if (known?.same) return { mediaId: known.media_id, name: o.name, contentType: known.content_type, sizeBytes: known.size_bytes };
    if (known)
      await sql`update media set name = ${`${o.name} #${known.media_id.slice(-8)}`} where media_id = ${known.media_id}`.execute(tx);
    const mediaId = deps.random.uuid();
    await sql`insert into media (workspace_id, media_id, name, content_type, size_bytes, content_sha256, content, created_at)
      values (${workspaceId}, ${mediaId}, ${o.name}, ${contentType}, ${content.byteLength}, ${sha256}, ${content}, ${deps.clock.now()})`.execute(
      tx,
    );
    return { mediaId, name: o.name, contentType, sizeBytes: content.byteLength };
  });
}
