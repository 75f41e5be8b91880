// Findings over time: when each opened, when it closed, and why; one that flickers stays open.
import type { TrackedFinding } from '../model/desk';
import type { Finding, FindingCode } from '../model/plan';
import type { Fact } from './assess';
import { bySeverity } from './severity';

/** A finding closes once it has been gone this long, ms: two 5-minute bars' maps have said so. */
export const HOLD_MS = 300_000;
/** Closed ones kept. */
const MOST_CLOSED = 20;

/** What is remembered of one plan's findings. */
export interface FindingTrack {
  /** Time of the last step; a step that is earlier starts anew. */
  readonly ms: number;
  readonly open: readonly OpenFinding[];
  readonly closed: readonly TrackedFinding[];
  /** Open findings worst first, then closed ones, newest first. */
  readonly told: readonly TrackedFinding[];
}

interface OpenFinding {
  readonly finding: TrackedFinding;
  /** Since when it has been missing; null while it holds. */
  readonly goneMs: number | null;
}

export const NO_TRACK: FindingTrack = { ms: 0, open: [], closed: [], told: [] };

const CLOSED: Readonly<Record<FindingCode, string>> = {
  'entry-in-zone': 'The entry is in no hot zone any more.',
  'liquidation-in-zone': 'The liquidation price is in no hot zone any more.',
  'liquidation-near-zone': 'The liquidation price is no longer just past a hot zone.',
  'liquidation-before-zone': 'No hot zone lies past the liquidation price any more.',
  'liquidation-in-cascade': 'No cascade from a zone reaches the liquidation price any more.',
  'stop-in-zone': 'The stop is in no hot zone any more.',
  'stop-near-zone': 'The stop is no longer just past a hot zone.',
  'zone-before-stop': 'No hot zone stands before the stop any more.',
  'zone-before-liquidation': 'No hot zone stands before the liquidation price any more.',
  'stop-beyond-liquidation': 'The stop is before the liquidation price now.',
  'stop-wrong-side': 'The stop is on the losing side of the entry now.',
  'stop-first': 'The stop no longer fires before liquidation.',
  'little-on-the-way': 'More than a little stands on the way now.',
  'no-zone-near': 'A hot zone has come near.',
  'no-map': 'The map can be asked again.',
  'leverage-too-high': 'The venue offers this leverage at this size.',
  'no-liquidation-price': 'The liquidation price is known now.',
};

const keyOf = ({ code, severity }: Pick<Finding, 'code' | 'severity'>): string => `${code} ${severity}`;

/**
 * One step: what holds now against what held before. The same code at another severity is another finding. Opening is at
 * once; closing takes `HOLD_MS`, and is dated to when the finding was first missing. `tell` puts the facts into words,
 * and is called only when one opened. Equal input and track give equal output; the track is returned as it was when
 * nothing changed but the time. `isChanged`: the trader changed the plan, so what no longer holds closes at once, and
 * what still holds is put into words anew.
 */
export function stepFindings(
  track: FindingTrack,
  facts: readonly Fact[],
  tell: () => readonly Finding[],
  nowMs: number,
  isChanged = false,
): { readonly track: FindingTrack; readonly opened: readonly TrackedFinding[] } {
  const before = nowMs < track.ms ? NO_TRACK : track;
  if (!isChanged && isSame(before, facts)) return { track: { ...before, ms: nowMs }, opened: [] };
  const seen = new Set(facts.map(keyOf));
  const closed: TrackedFinding[] = [];
  const open: OpenFinding[] = [];
  for (const item of before.open) {
    if (seen.has(keyOf(item.finding))) {
      open.push(item.goneMs === null ? item : { finding: item.finding, goneMs: null });
      continue;
    }
    const goneMs = item.goneMs ?? nowMs;
    if (!isChanged && nowMs - goneMs < HOLD_MS) open.push({ finding: item.finding, goneMs });
    else closed.push({ ...item.finding, closedMs: goneMs, closedReason: CLOSED[item.finding.code] });
  }
  const held = new Set(open.map(({ finding }) => keyOf(finding)));
  const isNews = seen.size !== [...seen].filter((key) => held.has(key)).length;
  const now = isNews || isChanged ? tell() : [];
  const opened = now
    .filter((finding) => !held.has(keyOf(finding)))
    .map((finding) => ({ ...finding, openedMs: nowMs, closedMs: null, closedReason: null }));
  if (isChanged) for (const [i, item] of open.entries()) open[i] = retold(item, now);
  for (const finding of opened) open.push({ finding, goneMs: null });
  open.sort((a, b) => bySeverity(a.finding, b.finding));
  const past = [...closed.toReversed(), ...before.closed].slice(0, MOST_CLOSED);
  const told = [...open.map(({ finding }) => finding), ...past];
  return { track: { ms: nowMs, open, closed: past, told }, opened };
}

/** The same finding in the words of now. */
function retold(item: OpenFinding, now: readonly Finding[]): OpenFinding {
  const told = now.find((finding) => keyOf(finding) === keyOf(item.finding));
  return told ? { ...item, finding: { ...item.finding, ...told } } : item;
}

function isSame(track: FindingTrack, facts: readonly Fact[]): boolean {
  if (track.open.length !== facts.length) return false;
  return facts.every(({ code, severity }) =>
    track.open.some(
      ({ finding, goneMs }) => goneMs === null && finding.code === code && finding.severity === severity,
    ),
  );
}
