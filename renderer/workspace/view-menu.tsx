// The view menu in the map's header: colours, sides, price and overlays, and how far back to look.
import { SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { CONTRASTS, PALETTES, type Contrast, type ViewSettings } from '../../shared/ipc/settings';
import { LOOKBACKS } from '../heatmap/lookbacks';
import { PALETTE_NAMES } from '../heatmap/palettes';
import { rampColor } from '../heatmap/ramp';
import { Checkbox } from '../ui/checkbox';
import { useDismiss } from '../ui/use-dismiss';
import { IconButton } from '../ui/icon-button';
import { Segmented, type Option } from '../ui/segmented';
import { useChart } from './chart-link';
import { PictureButton } from './picture';
import { TierChips } from './tier-chips';
import { changeView, useView } from './view';
import './view-menu.css';

const CONTRAST_OPTIONS: readonly Option<Contrast>[] = CONTRASTS.map((value) => ({
  value,
  label: value[0].toUpperCase() + value.slice(1),
}));

const RANKING_OPTIONS: readonly Option<ViewSettings['ranking']>[] = [
  { value: 'both', label: 'Both sides', hint: 'One scale: the same colour is the same USD on both sides.' },
  { value: 'side', label: 'Each side', hint: 'Each side by itself: a loud side hides no quiet one.' },
];

const PRICE_OPTIONS: readonly Option<ViewSettings['price']>[] = [
  { value: 'candles', label: 'Candles' },
  { value: 'line', label: 'Line' },
];

const CHECKS = [
  { key: 'longs', label: 'Longs' },
  { key: 'shorts', label: 'Shorts' },
  { key: 'breakEven', label: 'Break-even' },
  { key: 'sessions', label: 'Sessions' },
  { key: 'lockPrice', label: 'Lock prices' },
] as const;

const css = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

function PaletteChoice({ view }: { readonly view: ViewSettings }) {
  return (
    <div className="palettes" role="radiogroup" aria-label="Palette">
      {PALETTES.map((palette) => {
        const { label, hint } = PALETTE_NAMES[palette];
        return (
          <button
            key={palette}
            type="button"
            role="radio"
            className="control palette"
            aria-checked={palette === view.palette}
            title={hint}
            onClick={() => changeView({ palette })}
          >
            <svg viewBox="0 0 9 2" preserveAspectRatio="none" aria-hidden="true">
              {(['short', 'long'] as const).map((side, row) =>
                Array.from({ length: 9 }, (_, i) => (
                  <rect
                    key={`${side}${i}`}
                    x={i}
                    y={row}
                    width="1.02"
                    height="1"
                    fill={css(rampColor(view.theme, side, i / 8, palette))}
                  />
                )),
              )}
            </svg>
            {label}
          </button>
        );
      })}
    </div>
  );
}

function LookBacks() {
  const chart = useChart((state) => state.chart);
  const follow = useChart((state) => state.visible?.follow ?? true);
  return (
    <div className="look-backs" role="group" aria-label="Look back">
      {LOOKBACKS.map(({ key, label, spanMs }) => (
        <button
          key={key}
          type="button"
          className="control look-back"
          title={`Key ${key}`}
          onClick={() => chart?.lookBack(spanMs)}
        >
          {label}
        </button>
      ))}
      <Checkbox label="Follow now" checked={follow} onChange={(on) => chart?.setFree(!on)} />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A row of the menu: one choice out of a few, under its name. */
function Choice<T extends string>(props: ChoiceProps<T>) {
  return (
    <>
      <span className="view-menu-label">{props.label}</span>
      <Segmented className="segmented-small" {...props} />
    </>
  );
}

interface MenuProps {
  readonly view: ViewSettings;
  /** Chart windows have no caption to save a picture with. */
  readonly isWindow: boolean;
  readonly onClose: () => void;
}

function Menu({ view, isWindow, onClose }: MenuProps) {
  return (
    <div className="view-menu-sheet" role="dialog" aria-label="View">
      <span className="view-menu-label">Palette</span>
      <PaletteChoice view={view} />
      <Choice
        label="Contrast"
        options={CONTRAST_OPTIONS}
        value={view.contrast}
        onChange={(contrast) => changeView({ contrast })}
      />
      <Choice
        label="Ranked among"
        options={RANKING_OPTIONS}
        value={view.ranking}
        onChange={(ranking) => changeView({ ranking })}
      />
      <span className="view-menu-label">Leverage</span>
      <TierChips />
      <Choice
        label="Price as"
        options={PRICE_OPTIONS}
        value={view.price}
        onChange={(price) => changeView({ price })}
      />
      <span className="view-menu-label">Show</span>
      <div className="view-menu-checks">
        {CHECKS.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={label}
            checked={view[key]}
            onChange={(on) => changeView({ [key]: on })}
          />
        ))}
      </div>
      <span className="view-menu-label">Look back</span>
      <LookBacks />
      {!isWindow && (
        <>
          <span className="view-menu-label">Picture</span>
          <PictureButton onStart={onClose} />
        </>
      )}
    </div>
  );
}

export function ViewMenu({ isWindow }: { readonly isWindow: boolean }) {
  const view = useView((state) => state.view);
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useDismiss(open, place, () => setOpen(false));

  return (
    <div ref={place} className="view-menu">
      <IconButton label="View" className="view-menu-button" onClick={() => setOpen(!open)}>
        <SlidersHorizontal aria-hidden="true" />
      </IconButton>
      {open && <Menu view={view} isWindow={isWindow} onClose={() => setOpen(false)} />}
    </div>
  );
}
