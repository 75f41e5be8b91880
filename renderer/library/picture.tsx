// The kept picture of a session's map; a session that was never open has none yet.
import { useEffect, useState } from 'react';
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

function KeptPicture({ path, className }: Props) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
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
  }, [path]);
  return (
    <span className={className}>
      {url === null ? <span className="picture-none">no picture yet</span> : <img src={url} alt="" />}
    </span>
  );
}
