// The filled transport icons: play, pause, step.

export function PlayIcon() {
  return (
    <svg className="transport-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4.5 2.5v11L13 8z" />
    </svg>
  );
}

export function PauseIcon() {
  return (
    <svg className="transport-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 3h3v10H4zM9 3h3v10H9z" />
    </svg>
  );
}

export function StepIcon({ back = false }: { readonly back?: boolean }) {
  return (
    <svg
      className={back ? 'transport-icon transport-back' : 'transport-icon'}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d="M4.5 3v10l8-5z" />
      <path className="transport-bar" d="M2.5 3v10" />
    </svg>
  );
}
