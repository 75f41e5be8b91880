// What is shown when the panels broke while drawing: one clear sentence instead of a white window.
import './broken.css';

export function Broken({ error }: { readonly error: unknown }) {
  const problem = error instanceof Error ? error.message : String(error);
  return (
    <main className="broken" role="alert">
      <p>
        The window could not be drawn because of a defect in Liqradar ({problem}); your session file is
        untouched.
      </p>
      <button type="button" className="control button" onClick={() => window.location.reload()}>
        Reload the window
      </button>
    </main>
  );
}
