// Which recordings have had their time: by age, and by what they take together. Pure.
import { basename } from 'node:path';
import type { LibraryEntry } from '../../shared/model/library';
import { isRecordingName } from '../feed/recording-name';

export interface KeepRule {
  /** Days after the end of a recording; null keeps them. */
  readonly keepDays: number | null;
  /** GB (10^9 bytes) of all recordings; null is no limit. */
  readonly keepGb: number | null;
}

const DAY_MS = 86_400_000;

/** Only what the window recorded into its own folder is ever counted or given up. */
function isOurs({ path, facts, inFolder }: LibraryEntry): boolean {
  return inFolder && facts?.origin === 'recorded' && isRecordingName(basename(path));
}

/** Whether the trader did something with it: named it, wrote a note, set a bookmark. */
function isCherished({ label, note, bookmarks }: LibraryEntry): boolean {
  return label !== null || note.trim() !== '' || bookmarks > 0;
}

/**
 * Paths to give up, oldest first; never one of `open`, one that is being recorded, or one that was named, noted or
 * bookmarked. What cannot be given up still counts towards the size.
 */
export function overdue(
  entries: readonly LibraryEntry[],
  { keepDays, keepGb }: KeepRule,
  open: readonly string[],
  nowMs: number,
): readonly string[] {
  const ours = entries.filter(isOurs);
  const oldest = ours
    .filter((entry) => !entry.isRecording && !isCherished(entry) && !open.includes(entry.path))
    .sort((a, b) => (a.facts?.toMs ?? 0) - (b.facts?.toMs ?? 0));
  const given: string[] = [];
  let bytes = ours.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size, facts } of oldest) {
    const isOld = keepDays !== null && facts !== null && nowMs - facts.toMs > keepDays * DAY_MS;
    const isTooMuch = keepGb !== null && bytes > keepGb * 1e9;
    if (!isOld && !isTooMuch) continue;
    given.push(path);
    bytes -= size;
  }
  return given;
}
