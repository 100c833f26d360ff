import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells this machine from others that may see the same directory over a network. A container counts as a machine: it has process ids of its own. */
export function hostId(): string {
  if (process.platform === 'darwin') {
    try {
      // a Mac's host name changes with its network
      const tree = execFileSync('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], { encoding: 'utf8' });
      return /"IOPlatformUUID" = "([^"]+)"/.exec(tree)?.[1] ?? hostname();
    } catch {
      return hostname();
    }
  }
  const machineId = existsSync('/etc/machine-id') ? readFileSync('/etc/machine-id', 'utf8').trim() : '';
  const inContainer = existsSync('/.dockerenv') || existsSync('/run/.containerenv');
  return machineId === '' || inContainer ? [machineId, hostname()].filter(Boolean).join('/') : machineId;
}
