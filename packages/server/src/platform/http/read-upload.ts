import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../errors.ts';

export interface Upload {
  /** the file's own name, without any folder */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** text fields that came before the file */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The file of a multipart request's `file` field, read whole; everything past the limit is refused while it arrives.
 * @throws DomainError `invalid_request` (no such field) or `too_large`
 */
export async function readUpload(request: FastifyRequest, o: { maxBytes: number }): Promise<Upload> {
  if (!request.isMultipart()) throw noFile();
  const { part, bytes } = await received(async () => {
    const part = await request.file({ limits: { fileSize: o.maxBytes, files: 1, fields: 20 }, throwFileSizeLimit: false });
    if (part?.fieldname !== 'file') throw noFile();
    return { part, bytes: await part.toBuffer() };
  });
  if (part.file.truncated) throw new DomainError('too_large', { maxBytes: o.maxBytes });
  return { name: fileName(part.filename), bytes, fields: textFields(part.fields) };
}

function textFields(parts: MultipartFile['fields']): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  for (const [name, part] of Object.entries(parts)) {
    if (part && !Array.isArray(part) && part.type === 'field' && typeof part.value === 'string') fields[name] = part.value;
  }
  return fields;
}

function fileName(given: string): string {
  const name = (given.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim().normalize('NFC');
  return name === '' ? 'file' : name.slice(0, 200);
}

/** The multipart reader throws plain errors at what is malformed or was cut off; nothing else happens while it reads. */
async function received<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError || (error instanceof Error && 'statusCode' in error)) throw error;
    throw new DomainError('invalid_request', {
      problems: [{ 'zh-CN': 'file: 没有传完，或格式不对，请再传一次', en: 'file: came incomplete or malformed; send it again' }],
    });
  }
}

function noFile(): DomainError {
  return new DomainError('invalid_request', {
    problems: [
      {
        'zh-CN': 'file: 没有收到文件，应作为 multipart/form-data 的 file 字段上传',
        en: 'file: no file came; send it as the field `file` of multipart/form-data',
      },
    ],
  });
}
