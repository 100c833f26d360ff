/**
 * What a file really is, by its first bytes; its name and the sender's claim are not believed. Only what every phone shows and nothing
 * that can run: SVG is a program and is not among them.
 */
const signatures: readonly { readonly contentType: string; readonly matches: (bytes: Uint8Array) => boolean }[] = [
  { contentType: 'image/png', matches: (b) => startsWith(b, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { contentType: 'image/jpeg', matches: (b) => startsWith(b, [0xff, 0xd8, 0xff]) },
  { contentType: 'image/gif', matches: (b) => ascii(b, 0, 6) === 'GIF87a' || ascii(b, 0, 6) === 'GIF89a' },
  { contentType: 'image/webp', matches: (b) => ascii(b, 0, 4) === 'RIFF' && ascii(b, 8, 12) === 'WEBP' },
  { contentType: 'application/pdf', matches: (b) => ascii(b, 0, 5) === '%PDF-' },
];

/** The content type of a picture or PDF; null for anything else. */
export function sniffType(bytes: Uint8Array): string | null {
  return signatures.find((signature) => signature.matches(bytes))?.contentType ?? null;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
