// The library: every session of the folder and those opened from elsewhere, over the workspace.
import { ArrowDown, ArrowUp, FolderOpen, Import, Search } from 'lucide-react';
import { type KeyboardEvent, useMemo } from 'react';
import { chooseSession } from '../session/send';
import { useSession } from '../session/store';
import { cx } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { arrange, type Sort } from './arrange';
import { showImport } from './import-store';
import {
  choose,
  chooseFolder,
  hideLibrary,
  openSession,
  search,
  sortBy,
  trash,
  useLibrary,
} from './library-store';
import { SessionDetails } from './session-details';
import { SessionRow } from './session-row';
import { sizeText } from './words';
import './library.css';
import './session-list.css';

const COLUMNS: readonly { readonly by: Sort; readonly label: string; readonly isNumber?: boolean }[] = [
  { by: 'name', label: 'Name' },
  { by: 'symbol', label: 'Market' },
  { by: 'span', label: 'Span, UTC' },
  { by: 'size', label: 'Size', isNumber: true },
  { by: 'gaps', label: 'Gaps', isNumber: true },
  { by: 'score', label: 'Score', isNumber: true },
  { by: 'opened', label: 'Opened' },
];

function Head() {
  const order = useLibrary((state) => state.order);
  return (
    <div className="session-head" role="group" aria-label="Sort by">
      {COLUMNS.map(({ by, label, isNumber }) => (
        <button
          key={by}
          type="button"
          className={cx('control session-sort', isNumber && 'session-sort-number')}
          aria-pressed={order.by === by}
          onClick={() => sortBy(by)}
        >
          {label}
          {order.by === by &&
            (order.isDown ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
        </button>
      ))}
    </div>
  );
}

function Empty() {
  const { query, isLoading, entries } = useLibrary();
  if (isLoading && entries.length === 0) return <p className="library-empty">Reading the sessions…</p>;
  return (
    <p className="library-empty">
      {query === ''
        ? 'No sessions yet: import archives, record a live market, or drop a session file here.'
        : `No session holds “${query}”.`}
    </p>
  );
}

function useShown() {
  const { entries, query, order } = useLibrary();
  return useMemo(() => arrange(entries, query, order), [entries, query, order]);
}

function List() {
  const shown = useShown();
  const chosen = useLibrary((state) => state.chosen);
  const openPath = useSession((session) => session.hello?.path);
  const at = shown.findIndex(({ path }) => path === chosen);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && shown.length > 0) {
      const { path } = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
      choose(path);
      document.getElementById(`session-${path}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && at >= 0) void openSession(shown[at].path);
    else if (event.key === 'Delete' && at >= 0) void trash(shown[at]);
    else return;
    event.preventDefault();
  };
  if (shown.length === 0) return <Empty />;
  return (
    <div
      className="session-list"
      role="listbox"
      aria-label="Sessions"
      tabIndex={0}
      aria-activedescendant={at >= 0 ? `session-${shown[at].path}` : undefined}
      onKeyDown={onKeyDown}
    >
      {shown.map((entry) => (
        <SessionRow
          key={entry.path}
          entry={entry}
          isChosen={entry.path === chosen}
          isOpen={entry.path === openPath}
        />
      ))}
    </div>
  );
}

function Foot() {
  const { entries, folder, word } = useLibrary();
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  const bad = entries.filter(({ facts }) => facts === null).length;
  const whole = entries.length - bad;
  const others = bad === 0 ? '' : `, ${bad} more that cannot be read`;
  return (
    <footer className="dialog-foot">
      <p className="dialog-word" role="status" title={folder}>
        {word ??
          `${whole} ${whole === 1 ? 'session' : 'sessions'}${others}, ${sizeText(bytes)}. Folder: ${folder}`}
      </p>
      <button type="button" className="button" onClick={() => void chooseFolder()}>
        Change folder…
      </button>
    </footer>
  );
}

export function LibraryDialog() {
  const query = useLibrary((state) => state.query);
  const entry = useLibrary((state) => state.entries.find(({ path }) => path === state.chosen));
  const openOther = () => {
    hideLibrary();
    chooseSession();
  };
  return (
    <Dialog
      label="Sessions"
      beside={
        <>
          <label className="library-search">
            <Search className="icon" aria-hidden="true" />
            <input
              type="search"
              aria-label="Search sessions"
              placeholder="Search name, symbol, venue, note"
              spellCheck={false}
              value={query}
              onChange={(event) => search(event.target.value)}
            />
          </label>
          <button type="button" className="button" onClick={() => showImport([])}>
            <Import className="icon" aria-hidden="true" />
            Import archives…
          </button>
          <button type="button" className="button" onClick={openOther}>
            <FolderOpen className="icon" aria-hidden="true" />
            Open a file…
          </button>
        </>
      }
      closeLabel="Close sessions"
      className="library"
      onClose={hideLibrary}
    >
      <div className="library-body">
        <div className="library-main">
          <Head />
          <List />
        </div>
        {entry ? (
          <SessionDetails entry={entry} />
        ) : (
          <section className="details details-none">Choose a session to see what is in it.</section>
        )}
      </div>
      <Foot />
    </Dialog>
  );
}
