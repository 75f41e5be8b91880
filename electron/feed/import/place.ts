// Where a value was read, so that a refusal can name it.
export interface Placed {
  readonly file: string;
  readonly line: number;
}

/** "X.csv, line 5". */
export function placeOf(at: Placed): string {
  return `${at.file}, line ${at.line}`;
}
