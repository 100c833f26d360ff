/**
 * Addresses of this page: `/j/<code>` is the link a group is joined with, `/m/#<code>` the room itself, `/m/` the room used last. The code
 * stays out of what `/m/` asks the server; a copied `/m/#<code>` still leads a stranger to the way in.
 */
export function groupCodeOf(address: { readonly pathname: string; readonly hash: string }): string | null {
  const joining = /^\/j\/([^/]+)\/?$/.exec(address.pathname)?.[1];
  const code = joining ?? address.hash.replace(/^#/, '');
  return code === '' ? null : decoded(code);
}

export function groupAddress(code: string): string {
  return `/j/${encodeURIComponent(code)}`;
}

export function roomAddress(code: string): string {
  return `/m/#${encodeURIComponent(code)}`;
}

/** A cut-off link may end in half a percent sequence. */
function decoded(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}
