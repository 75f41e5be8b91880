// One session in the list: picture, name, market, span, size, gaps, score, origin.
import { FileX } from 'lucide-react';
import { memo } from 'react';
import type { LibraryEntry, SessionFacts } from '../../shared/model/library';
import { spanText, timeText } from '../heatmap/time-text';
import { cx } from '../ui/class-names';
import { meanGain } from './arrange';
import { choose, openSession } from './library-store';
import { Picture } from './picture';
import {
  daysText,
  fileName,
  folderName,
  nameOf,
  ORIGIN_WORDS,
  recoveredText,
  sizeText,
  venuesText,
} from './words';

const gainText = (gain: number): string =>
  `${gain < 0 ? '\u2212' : '+'}${Math.abs(gain).toFixed(3).replace(/^0/, '')}`;

interface OriginProps {
  readonly facts: SessionFacts;
  readonly isRecording: boolean;
}

/** Where it came from, or what is more: that it is being recorded now, or was cut off. */
function Origin({ facts, isRecording }: OriginProps) {
  if (isRecording) return <span className="origin origin-now">RECORDING</span>;
  if (facts.isRecovered)
    return (
      <span className="origin origin-recovered" title={recoveredText(facts.toMs)}>
        RECOVERED
      </span>
    );
  return <span className="origin">{ORIGIN_WORDS[facts.origin]}</span>;
}

function Facts({ entry }: { readonly entry: LibraryEntry }) {
  const { facts, size } = entry;
  if (facts === null) return <span className="session-problem">{entry.problem}</span>;
  const gain = meanGain(entry);
  const isEmpty = facts.events === 0;
  return (
    <>
      <span className="session-cell">
        <b>{facts.symbol || '–'}</b>
        <small>{venuesText(facts)}</small>
      </span>
      <span className="session-cell">
        {isEmpty ? 'nothing came yet' : daysText(facts.fromMs, facts.toMs)}
        {!isEmpty && <small>{spanText(facts.toMs - facts.fromMs)}</small>}
      </span>
      <span className="session-number">{sizeText(size)}</span>
      <span className="session-number">{facts.gaps}</span>
      <span className="session-number">{gain === null ? '–' : gainText(gain)}</span>
      <span className="session-cell session-last">
        <span>
          <Origin facts={facts} isRecording={entry.isRecording} />
        </span>
        <small>{entry.openedMs === null ? 'never opened' : timeText(entry.openedMs)}</small>
      </span>
    </>
  );
}

interface Props {
  readonly entry: LibraryEntry;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
}

export const SessionRow = memo(function SessionRow({ entry, isChosen, isOpen }: Props) {
  const where = entry.inFolder ? fileName(entry.path) : folderName(entry.path);
  const under = entry.note.split('\n')[0] || where;
  const isSession = entry.facts !== null;
  return (
    <div
      id={`session-${entry.path}`}
      className={cx('session', !isSession && 'session-bad')}
      role="option"
      aria-selected={isChosen}
      aria-label={nameOf(entry)}
      title={entry.path}
      onClick={() => choose(entry.path)}
      onDoubleClick={() => void openSession(entry.path)}
    >
      {isSession ? (
        <Picture path={entry.path} className="session-picture" />
      ) : (
        <FileX className="icon session-none" aria-hidden="true" />
      )}
      <span className="session-cell session-name">
        <b>
          {nameOf(entry)}
          {isOpen && <span className="session-open">open</span>}
        </b>
        {under !== nameOf(entry) && <small>{under}</small>}
      </span>
      <Facts entry={entry} />
    </div>
  );
});
