// One picture case: a fact in words, and the picture that shows it.
export interface Case {
  /** What must be seen in the picture. */
  readonly fact: string;
  /** Resolves to a PNG data address. */
  readonly draw: () => Promise<string>;
}

export type Cases = Readonly<Record<string, Case>>;
