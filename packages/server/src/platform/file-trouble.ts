import type { Locale } from '@kuaishan/script';

const words: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  ENOENT: { 'zh-CN': '没有这个文件或目录', en: 'there is no such file or directory' },
  EISDIR: { 'zh-CN': '这是一个目录', en: 'it is a directory' },
  ENOTDIR: { 'zh-CN': '路径中有一段不是目录', en: 'a part of its path is no directory' },
  EEXIST: { 'zh-CN': '已有一个同名的文件', en: 'there is a file of that name' },
  EACCES: { 'zh-CN': '没有权限', en: 'you have no permission' },
  EPERM: { 'zh-CN': '没有权限', en: 'you have no permission' },
  EROFS: { 'zh-CN': '磁盘是只读的', en: 'the disk is read-only' },
  ENOSPC: { 'zh-CN': '磁盘满了', en: 'the disk is full' },
  EDQUOT: { 'zh-CN': '磁盘配额用完了', en: 'the disk quota is used up' },
  EFBIG: { 'zh-CN': '文件太大', en: 'the file is too large' },
  ENAMETOOLONG: { 'zh-CN': '名字太长', en: 'its name is too long' },
  ELOOP: { 'zh-CN': '符号链接绕成了一圈', en: 'its symbolic links go round in a circle' },
  EIO: { 'zh-CN': '磁盘读写出错', en: 'the disk failed' },
  EBUSY: { 'zh-CN': '正被别的程序占用', en: 'another program is using it' },
  EMFILE: { 'zh-CN': '打开的文件太多', en: 'too many files are open' },
};

/** Why a file could not be read or written, as a person says it; null when it was no error of the file system. */
export function fileTrouble(error: unknown): Readonly<Record<Locale, string>> | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || syscall === undefined) return null;
  return words[code] ?? { 'zh-CN': `系统错误 ${code}`, en: `system error ${code}` };
}
