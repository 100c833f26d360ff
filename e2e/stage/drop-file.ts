import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';

/** Drops a file from the desk onto a place of the page, as a hand with a mouse would. */
export async function dropFile(onto: Locator, file: string): Promise<void> {
  const base64 = await readFile(file, { encoding: 'base64' });
  await onto.evaluate(
    (place, { bytes, name }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0))], name));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        place.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    { bytes: base64, name: path.basename(file) },
  );
}
