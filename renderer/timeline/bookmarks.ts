// The bookmarks of the open session: kept by main beside the file, loaded with it.
import { create } from 'zustand';
import type { Bookmark } from '../../shared/model/library';
import { timeText } from '../heatmap/time-text';
import { ask, tell } from '../session/send';
import { useSession } from '../session/store';
import { showWord } from './transport';

interface Bookmarks {
  readonly path: string | null;
  /** Rising in time. */
  readonly list: readonly Bookmark[];
}

export const useBookmarks = create<Bookmarks>()(() => ({ path: null, list: [] }));

/** Follows what is open; returns what ends this. */
export function followBookmarks(): () => void {
  const load = (path: string | null): void => {
    if (path === useBookmarks.getState().path) return;
    useBookmarks.setState({ path, list: [] });
    if (path === null) return;
    void ask('library.bookmarks', { path }).then((list) => {
      if (list !== null && useBookmarks.getState().path === path) useBookmarks.setState({ list });
    });
  };
  load(useSession.getState().hello?.path ?? null);
  return useSession.subscribe(({ hello }) => load(hello?.path ?? null));
}

function keep(list: readonly Bookmark[]): void {
  const { path } = useBookmarks.getState();
  if (path === null) return;
  useBookmarks.setState({ list });
  tell('library.setBookmarks', { path, bookmarks: [...list] });
}

/** Marks the moment on show; a second time it takes the mark away. */
export function toggleBookmark(): void {
  const ms = useSession.getState().time?.atMs;
  if (ms === undefined) return;
  const { list } = useBookmarks.getState();
  if (list.some((one) => one.ms === ms)) {
    removeBookmark(ms);
    return;
  }
  const name = `Bookmark ${list.length + 1}`;
  keep([...list, { ms, name }].sort((a, b) => a.ms - b.ms));
  showWord(`${name} at ${timeText(ms)} UTC`);
}

export function removeBookmark(ms: number): void {
  keep(useBookmarks.getState().list.filter((one) => one.ms !== ms));
}

export function renameBookmark(ms: number, name: string): void {
  if (name.trim() === '') return;
  keep(useBookmarks.getState().list.map((one) => (one.ms === ms ? { ms, name: name.trim() } : one)));
}
