// The chosen session: its picture, name and note to change, what is in it, and what can be done with it.
import { Download, FolderOpen, Play, Trash2 } from 'lucide-react';
import type { LibraryEntry, SideGain } from '../../shared/model/library';
import { timeText } from '../heatmap/time-text';
import { showExportOf } from '../export/export-store';
import { edit, openSession, reveal, trash } from './library-store';
import { Picture } from './picture';
import { fileName, nameOf, recoveredText, sizeText, venuesText } from './words';
import './session-details.css';

function gain({ gain, low, high }: SideGain): string {
  return `${gain.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function factRows({ facts, size, score, openedMs, bookmarks }: LibraryEntry): readonly [string, string][] {
  if (facts === null) return [['Size', sizeText(size)]];
  // A recording to which nothing has come yet.
  const isEmpty = facts.events === 0;
  const year = (ms: number): string => `${timeText(ms)}, ${new Date(ms).getUTCFullYear()}`;
  return [
    ['Market', isEmpty ? '–' : `${facts.symbol}, ${venuesText(facts)}`],
    ['From', isEmpty ? '–' : `${year(facts.fromMs)} UTC`],
    ['To', isEmpty ? '–' : `${year(facts.toMs)} UTC`],
    ['Events', facts.events.toLocaleString('en-US')],
    ['Gaps', String(facts.gaps)],
    ['Size', sizeText(size)],
    ['Bookmarks', String(bookmarks)],
    ...(score === null
      ? [['Map score', 'not measured'] as [string, string]]
      : [
          ['Score, longs', gain(score.long)] as [string, string],
          ['Score, shorts', gain(score.short)] as [string, string],
          ['Scored', `${score.model} model, ${score.hours} h, 95 %`] as [string, string],
        ]),
    ['Last opened', openedMs === null ? '–' : `${year(openedMs)} UTC`],
  ];
}

export function SessionDetails({ entry }: { readonly entry: LibraryEntry }) {
  const { path, facts } = entry;
  return (
    <section className="details" aria-label="Chosen session">
      {facts !== null && <Picture path={path} className="details-picture" />}
      {facts !== null && (
        <>
          <input
            key={`${path} name`}
            className="details-name"
            aria-label="Name"
            defaultValue={nameOf(entry)}
            placeholder={facts.name}
            spellCheck={false}
            maxLength={120}
            onBlur={(event) => edit(path, { label: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
          <textarea
            key={`${path} note`}
            className="details-note"
            aria-label="Note"
            defaultValue={entry.note}
            placeholder="Note"
            maxLength={4000}
            onBlur={(event) => edit(path, { note: event.target.value })}
          />
        </>
      )}
      {entry.problem !== null && <p className="details-problem">{entry.problem}</p>}
      {facts?.isRecovered && facts.events > 0 && !entry.isRecording && (
        <p className="details-word">{recoveredText(facts.toMs)}</p>
      )}
      {entry.isRecording && (
        <p className="details-word">It is being recorded now: opened, it shows what came until then.</p>
      )}
      <dl className="details-facts">
        {factRows(entry).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>File</dt>
          <dd title={path}>{fileName(path)}</dd>
        </div>
      </dl>
      <div className="details-deeds">
        <button
          type="button"
          className="button button-main"
          disabled={facts === null}
          onClick={() => void openSession(path)}
        >
          <Play className="icon" aria-hidden="true" />
          Open
        </button>
        <button
          type="button"
          className="button"
          disabled={facts === null}
          title="Export tables of this session (Ctrl+E)"
          onClick={() => showExportOf(entry)}
        >
          <Download className="icon" aria-hidden="true" />
          Export…
        </button>
        <button type="button" className="button" onClick={() => void reveal(path)}>
          <FolderOpen className="icon" aria-hidden="true" />
          Show in folder
        </button>
        <button
          type="button"
          className="button"
          aria-label="Move to trash"
          title="Move to trash"
          onClick={() => void trash(entry)}
        >
          <Trash2 className="icon" aria-hidden="true" />
        </button>
      </div>
    </section>
  );
}
