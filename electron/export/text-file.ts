// A text file written in pieces.
import { closeSync, openSync, writeFileSync } from 'node:fs';

const PIECE_CHARACTERS = 1 << 20;

export interface TextFile {
  readonly add: (text: string) => void;
  readonly finish: () => void;
  readonly close: () => void;
}

export function openTextFile(path: string): TextFile {
  const file = openSync(path, 'wx');
  let pending = '';
  let isOpen = true;
  const flush = (): void => {
    writeFileSync(file, pending);
    pending = '';
  };
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    add: (text) => {
      pending += text;
      if (pending.length >= PIECE_CHARACTERS) flush();
    },
    finish: () => {
      flush();
      close();
    },
    close,
  };
}
