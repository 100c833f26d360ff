/** Puts a picture on the clipboard, as PNG because that is what every clipboard takes. False when the browser cannot. */
export async function copyPicture(url: string): Promise<boolean> {
  try {
    // Safari wants the promise inside the item, made during the click itself
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': readAsPng(url) })]);
    return true;
  } catch {
    return false;
  }
}

async function readAsPng(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`picture answered ${response.status}`);
  const blob = await response.blob();
  if (blob.type === 'image/png') return blob;
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((png) => (png === null ? reject(new Error('picture could not be drawn')) : resolve(png)), 'image/png');
  });
}
