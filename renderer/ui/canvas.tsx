// A small canvas 2D that is drawn at device pixels whenever its size or its draw function changes.
import { useLayoutEffect, useRef } from 'react';
import { useSize, type Size } from './use-size';

export type Draw = (context: CanvasRenderingContext2D, size: Size) => void;

interface Props {
  readonly draw: Draw;
  readonly className?: string;
  readonly label?: string;
}

export function Canvas({ draw, className, label }: Props) {
  const ref = useRef<HTMLCanvasElement>(null);
  const size = useSize(ref);
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || size.width === 0) return;
    const ratio = window.devicePixelRatio;
    const width = Math.round(size.width * ratio);
    const height = Math.round(size.height * ratio);
    // Setting the size clears and is slow: only when it differs.
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    draw(context, size);
  }, [draw, size]);
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <canvas ref={ref} className={className} {...name} />;
}
