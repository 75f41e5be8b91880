// The library's part of the workspace: its dialogs when they are open, its key, files dropped on the window.
import { useEffect } from 'react';
import { ImportDialog } from './import-dialog';
import { showImport, useImport } from './import-store';
import { keepPictures } from './keep-picture';
import { LibraryDialog } from './library-dialog';
import { openSession, showLibrary, useLibrary } from './library-store';

/** A dropped session is opened; anything else is looked at by the import. */
function onDrop(event: DragEvent): void {
  const files = [...(event.dataTransfer?.files ?? [])].map((file) => window.liqradar.pathOf(file));
  const paths = files.filter((path) => path !== '');
  if (paths.length === 0) return;
  event.preventDefault();
  const session = paths.find((path) => path.endsWith('.session'));
  if (session !== undefined) void openSession(session);
  else showImport(paths);
}

function onDragOver(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

function onKeyDown(event: KeyboardEvent): void {
  const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'o';
  if (!isOurs || event.defaultPrevented) return;
  event.preventDefault();
  void showLibrary();
}

export function LibraryHost() {
  const isOpen = useLibrary((state) => state.isOpen);
  const isImporting = useImport((state) => state.isOpen);
  useEffect(() => {
    const stop = keepPictures();
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      stop();
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return (
    <>
      {isOpen && <LibraryDialog />}
      {isImporting && <ImportDialog />}
    </>
  );
}
