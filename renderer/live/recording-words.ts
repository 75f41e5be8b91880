// Sizes and names of recordings in words.

/** `0.4 MB`, `120 MB`, `3.2 GB`: decimal units. */
export function bytesText(bytes: number): string {
  const mega = bytes / 1e6;
  if (mega < 10) return `${mega.toFixed(1)} MB`;
  return mega < 1000 ? `${mega.toFixed(0)} MB` : `${(mega / 1000).toFixed(1)} GB`;
}

/** The last part of a path of any system, without its ending. */
export function fileName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.session$/, '');
}
