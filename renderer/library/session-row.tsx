// One session in the list: picture, name, market, span, size, gaps, score, origin.
import { memo } from 'react';
import type { LibraryEntry } from '../../shared/model/library';
import { spanText } from '../heatmap/time-text';
import { cx } from '../ui/class-names';
import { meanGain } from './arrange';
import { choose, openSession } from './library-store';
import { Picture } from './picture';
import { daysText, fileName, folderName, nameOf, ORIGIN_WORDS, sizeText, venuesText } from './words';

const gainText = (gain: number): string =>
  `${gain < 0 ? '\u2212' : '+'}${Math.abs(gain).toFixed(3).replace(/^0/, '')}`;

function Facts({ entry }: { readonly entry: LibraryEntry }) {
  const { facts, size } = entry;
  if (facts === null) return <span className="session-problem">{entry.problem}</span>;
  const gain = meanGain(entry);
  return (
    <>
      <span className="session-cell">
        <b>{facts.symbol}</b>
        <small>{venuesText(facts)}</small>
      </span>
      <span className="session-cell">
        {daysText(facts.fromMs, facts.toMs)}
        <small>{spanText(facts.toMs - facts.fromMs)}</small>
      </span>
      <span className="session-number">{sizeText(size)}</span>
      <span className="session-number">{facts.gaps}</span>
      <span className="session-number">{gain === null ? '–' : gainText(gain)}</span>
      <span className="session-origin">
        <span className={cx('origin', entry.isRecording && 'origin-now')}>
          {entry.isRecording ? 'RECORDING' : ORIGIN_WORDS[facts.origin]}
        </span>
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
  return (
    <div
      id={`session-${entry.path}`}
      className={cx('session', entry.facts === null && 'session-bad')}
      role="option"
      aria-selected={isChosen}
      aria-label={nameOf(entry)}
      title={entry.path}
      onClick={() => choose(entry.path)}
      onDoubleClick={() => void openSession(entry.path)}
    >
      <Picture path={entry.path} className="session-picture" />
      <span className="session-cell session-name">
        <b>
          {nameOf(entry)}
          {isOpen && <span className="session-open">open</span>}
        </b>
        <small>{under}</small>
      </span>
      <Facts entry={entry} />
    </div>
  );
});
