/** What is unsaved once `sent` has become a version: nothing, or what was typed while it was being saved, which then begins from that version. */
export function unsavedAfter<Base>(o: { sent: string; version: Base; now: string }): { readonly text: string; readonly base: Base | null } {
  return o.now === o.sent ? { text: '', base: null } : { text: o.now, base: o.now === '' ? null : o.version };
}
