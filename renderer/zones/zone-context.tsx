// The market's state beside a zone, in words with their numbers, and how the weight of both sides went in a day.
import { useEffect, useState } from 'react';
import type { WeightPoint, ZoneContext } from '../../shared/model/brief';
import { formatUsd } from '../../shared/util/format';
import { followMoment } from '../desk/follow-moment';
import './zone-context.css';

const WIDTH = 290;
const HEIGHT = 34;
const MIDDLE = HEIGHT / 2;

/** Bars an hour: shorts above the middle line, longs under it, on one scale. */
function Weights({ weights }: { readonly weights: readonly WeightPoint[] }) {
  const top = Math.max(...weights.map((point) => Math.max(point.aboveUsd, point.belowUsd)));
  if (!(top > 0)) return null;
  const pitch = WIDTH / weights.length;
  const last = weights[weights.length - 1];
  return (
    <figure className="zone-weights">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="Weight above and below, the last day">
        {weights.map((point, i) => {
          const above = (point.aboveUsd / top) * (MIDDLE - 1);
          const below = (point.belowUsd / top) * (MIDDLE - 1);
          return (
            <g key={point.ms}>
              <rect
                className="weight-short"
                x={i * pitch}
                y={MIDDLE - 1 - above}
                width={pitch - 1}
                height={above}
              />
              <rect className="weight-long" x={i * pitch} y={MIDDLE + 1} width={pitch - 1} height={below} />
            </g>
          );
        })}
      </svg>
      <figcaption>
        Levels within 5%, the last day by hours: {formatUsd(last.aboveUsd)} above, {formatUsd(last.belowUsd)}{' '}
        below now, est.
      </figcaption>
    </figure>
  );
}

export function ZoneContextLines({ zoneId }: { readonly zoneId: string }) {
  const [context, setContext] = useState<ZoneContext | null>(null);
  useEffect(() => followMoment('desk.zone', { id: zoneId }, setContext), [zoneId]);
  if (context === null) return null;
  return (
    <section className="zone-context" aria-label="Context of this zone">
      <h3>Beside this zone</h3>
      <ul>
        {context.lines.map((line) => (
          <li key={line.name} className={line.value === null ? 'zone-context-unknown' : undefined}>
            {line.text}
          </li>
        ))}
      </ul>
      {context.weights.length > 1 && <Weights weights={context.weights} />}
    </section>
  );
}
