// One-sentence notices for the strip under the title bar: said by the window itself, or told by the engine.
import { create } from 'zustand';

interface Notices {
  /** Said by the window or by main; they stay until dismissed. */
  readonly said: readonly string[];
  /** Problems of the engine that the trader has put away; forgotten when they are mended. */
  readonly dismissed: readonly string[];
}

export const useNotices = create<Notices>()(() => ({ said: [], dismissed: [] }));

export function say(sentence: string): void {
  useNotices.setState(({ said }) => (said.includes(sentence) ? {} : { said: [...said, sentence] }));
}

export function dismiss(sentence: string): void {
  useNotices.setState(({ said, dismissed }) => ({
    said: said.filter((one) => one !== sentence),
    dismissed: dismissed.includes(sentence) ? dismissed : [...dismissed, sentence],
  }));
}

/** A problem that is mended and comes back must be seen again. */
export function keepDismissed(problems: readonly string[]): void {
  useNotices.setState(({ dismissed }) => {
    const kept = dismissed.filter((one) => problems.includes(one));
    return kept.length === dismissed.length ? {} : { dismissed: kept };
  });
}

/** What the strip shows, each sentence once. */
export function visibleNotices(
  said: readonly string[],
  problems: readonly string[],
  dismissed: readonly string[],
) {
  return [...new Set([...said, ...problems.filter((one) => !dismissed.includes(one))])];
}
