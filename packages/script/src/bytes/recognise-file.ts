/** What the first bytes of a file say it is. */
export type FileKind = 'zip' | 'compound' | 'pdf' | 'picture' | 'archive' | 'text' | 'binary' | 'empty';

const signatures: readonly (readonly [kind: FileKind, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  // an archive without entries begins with its end record
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  // Microsoft compound file: .xls, .doc, and any encrypted .xlsx
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
];

/** Recognises a file by its content; its name is not asked, people rename files. */
export function recogniseFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  }
  // UTF-16, which spreadsheets write as "Unicode text", is half NUL bytes and begins with its mark
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'text';
  return bytes.subarray(0, 4096).some((byte) => byte < 0x09) ? 'binary' : 'text';
}
