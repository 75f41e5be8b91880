// The import dialog: archives in, what each is, how far it is, and the new session opens at the end.
import { FileArchive, X } from 'lucide-react';
import { useRef } from 'react';
import type { LookedAt } from '../../shared/model/library';
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import { cx } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { Progress } from '../ui/progress';
import {
  addFiles,
  changeImport,
  dropFile,
  hideImport,
  isReady,
  runImport,
  stopImport,
  useImport,
} from './import-store';
import { fileName, sizeText } from './words';
import './import.css';

function FileRow({ file }: { readonly file: LookedAt }) {
  const { path, kind, size, problem } = file;
  return (
    <li className={cx('import-file', kind === null && 'import-bad')} title={path}>
      <span className="import-file-name">{fileName(path)}</span>
      {kind === null ? (
        <span className="import-file-problem">{problem?.replace(path, fileName(path))}</span>
      ) : (
        <>
          <span className="import-file-kind">{kind}</span>
          <span className="import-file-size">{sizeText(size)}</span>
        </>
      )}
      <button
        type="button"
        className="control import-file-out"
        aria-label={`Leave out ${fileName(path)}`}
        onClick={() => dropFile(path)}
      >
        <X aria-hidden="true" />
      </button>
    </li>
  );
}

function Files() {
  const files = useImport((state) => state.files);
  const isLooking = useImport((state) => state.isLooking);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="import-files">
      {files.length === 0 ? (
        <p className="import-none">
          <FileArchive className="icon" aria-hidden="true" />
          {isLooking
            ? 'Looking into the files…'
            : 'Drop files or folders here: klines, aggTrades, metrics and fundingRate of Binance’s public archive, CSV or zip, as many at once as you like.'}
        </p>
      ) : (
        <ul>
          {files.map((file) => (
            <FileRow key={file.path} file={file} />
          ))}
        </ul>
      )}
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Choose files…
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.zip"
        data-testid="import-files"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])].map((file) => window.liqradar.pathOf(file));
          event.target.value = '';
          void addFiles(chosen.filter((path) => path !== ''));
        }}
      />
    </div>
  );
}

function Fields() {
  const { symbol, name, exchange, isRunning } = useImport();
  return (
    <div className="import-fields">
      <label>
        Exchange
        <input value={`${EXCHANGE_NAMES.binanceusdm} USD-M`} title={exchange} readOnly />
      </label>
      <label>
        Symbol
        <input
          value={symbol}
          placeholder="BTCUSDT"
          spellCheck={false}
          maxLength={40}
          disabled={isRunning}
          onChange={(event) => changeImport({ symbol: event.target.value.toUpperCase() })}
        />
      </label>
      <label className="import-wide">
        Name of the session
        <input
          value={name}
          spellCheck={false}
          maxLength={120}
          disabled={isRunning}
          onChange={(event) => changeImport({ name: event.target.value, isNamed: true })}
        />
      </label>
    </div>
  );
}

function HowFar() {
  const progress = useImport((state) => state.progress);
  const isRunning = useImport((state) => state.isRunning);
  if (!isRunning) return null;
  const { doneBytes, totalBytes, rows, elapsedMs } = progress ?? {
    doneBytes: 0,
    totalBytes: 0,
    rows: 0,
    elapsedMs: 0,
  };
  const share = totalBytes > 0 ? Math.min(doneBytes / totalBytes, 1) : 0;
  const isWriting = totalBytes > 0 && doneBytes >= totalBytes;
  const words =
    totalBytes === 0
      ? 'Starting…'
      : `${sizeText(doneBytes)} of ${sizeText(totalBytes)}, ${rows.toLocaleString('en-US')} rows, ${Math.round(elapsedMs / 1000)} s${isWriting ? ', writing' : ''}`;
  return <Progress label="Import" share={share} words={words} />;
}

export function ImportDialog() {
  const ready = useImport(isReady);
  const isRunning = useImport((state) => state.isRunning);
  const problem = useImport((state) => state.problem);
  return (
    <Dialog label="Import archives" closeLabel="Close import" className="import" onClose={hideImport}>
      <Files />
      <Fields />
      <HowFar />
      {problem !== null && (
        <p className="dialog-problem" role="alert">
          {problem}
        </p>
      )}
      <footer className="dialog-foot">
        {isRunning ? (
          <button type="button" className="button" onClick={stopImport}>
            Stop import
          </button>
        ) : (
          <button
            type="button"
            className="button button-main"
            disabled={!ready}
            onClick={() => void runImport()}
          >
            Import
          </button>
        )}
      </footer>
    </Dialog>
  );
}
