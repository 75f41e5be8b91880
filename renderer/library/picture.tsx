// The kept picture of a session's map; a session that was never open has none yet.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ask } from '../session/send';
import { useLibrary } from './library-store';

interface Props {
  readonly path: string;
  readonly className: string;
}

/** Read again whenever pictures may have changed. */
export function Picture(props: Props) {
  const version = useLibrary((state) => state.pictures);
  return <KeptPicture key={`${props.path} ${version}`} {...props} />;
}

/** How far beyond what is in sight pictures are fetched already. */
const AHEAD = '200px';

/** True once the element has come into sight, or near it. */
function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || element.current === null) return undefined;
    const watcher = new IntersectionObserver(
      (entries) => setSeen(entries.some(({ isIntersecting }) => isIntersecting)),
      { root: element.current.closest('.session-list'), rootMargin: AHEAD },
    );
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element, isSeen]);
  return isSeen;
}

/** Fetched once it comes into sight: a folder may hold thousands. */
function KeptPicture({ path, className }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  const place = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(place);
  useEffect(() => {
    if (!isSeen) return undefined;
    let isGone = false;
    let made: string | null = null;
    void ask('library.picture', { path }).then((png) => {
      if (isGone) return;
      made = png === null ? null : URL.createObjectURL(new Blob([png], { type: 'image/png' }));
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [path, isSeen]);
  return (
    <span ref={place} className={className}>
      {url === null ? <span className="picture-none">no picture yet</span> : <img src={url} alt="" />}
    </span>
  );
}
