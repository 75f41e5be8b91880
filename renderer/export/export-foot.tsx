// The end of the export dialog: how far it is, what came of it, and the buttons that start and stop it.
import { FolderOpen } from 'lucide-react';
import { tell } from '../session/send';
import { Progress } from '../ui/progress';
import { exportPicture, runExport, stopExport, useExport } from './export-store';
import type { Span } from './spans';
import { doneWords, rowsText } from './words';

function HowFar() {
  const progress = useExport((state) => state.progress);
  const what = useExport((state) => state.what);
  if (progress === null) return <Progress label="Export" share={0} words="Waiting for a file name…" />;
  const { share, rows, elapsedMs } = progress;
  const seconds = `${Math.round(elapsedMs / 1000)} s`;
  // A score is measured in one go, and has its rows at the end.
  if (what === 'score') return <Progress label="Export" share={null} words={`Measuring, ${seconds}`} />;
  const words = `${Math.floor(share * 100)}%, ${rowsText(rows)}, ${seconds}`;
  return <Progress label="Export" share={share} words={words} />;
}

function Done() {
  const done = useExport((state) => state.done);
  return (
    <>
      <span className="dialog-word export-word" role="status">
        {done !== null && doneWords(done)}
      </span>
      {done !== null && (
        <button
          type="button"
          className="button"
          onClick={() => tell('library.reveal', { path: done.files[0] })}
        >
          <FolderOpen className="icon" aria-hidden="true" />
          Show in folder
        </button>
      )}
    </>
  );
}

export function ExportFoot({ span }: { readonly span: Span }) {
  const isRunning = useExport((state) => state.isRunning);
  const isPicture = useExport((state) => state.what === 'picture');
  return (
    <footer className="dialog-foot export-foot">
      {isRunning ? (
        <>
          <HowFar />
          <button type="button" className="button" onClick={stopExport}>
            Stop export
          </button>
        </>
      ) : (
        <>
          <Done />
          <button
            type="button"
            className="button button-main"
            onClick={() => (isPicture ? exportPicture() : void runExport(span))}
          >
            {isPicture ? 'Save picture…' : 'Export…'}
          </button>
        </>
      )}
    </footer>
  );
}
