// Finds advice in text: words that say up or down as something to act on (resources/advice-words.json).
import type { AppString } from './app-strings.test-support';

export interface AdviceWords {
  readonly words: readonly string[];
  /** Exact strings in files whose path begins so. */
  readonly allowed: readonly {
    readonly under: string;
    readonly texts: readonly string[];
    readonly why: string;
  }[];
}

/** What in a text is advice; null for nothing. */
export function adviceIn(text: string, { words }: AdviceWords): string | null {
  const pattern = new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
  return pattern.exec(text)?.[0] ?? null;
}

/** Strings that are advice and not on the list of what is allowed, each as `file: word in "text"`. */
export function adviceAmong(strings: readonly AppString[], list: AdviceWords): string[] {
  const isAllowed = ({ file, text }: AppString) =>
    list.allowed.some(({ under, texts }) => file.startsWith(under) && texts.includes(text));
  return strings.flatMap((item) => {
    const word = adviceIn(item.text, list);
    return word === null || isAllowed(item)
      ? []
      : [`${item.file}: "${word}" in ${JSON.stringify(item.text)}`];
  });
}
