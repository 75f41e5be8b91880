// A fling glides in its direction, the same way at any frame rate, and comes to rest.
import { describe, expect, it } from 'vitest';
import { createKinetic } from './kinetic';

function glide(frameMs: number): { x: number; frames: number } {
  const kinetic = createKinetic();
  for (let ms = 0; ms < 80; ms += 8) kinetic.moved(ms, 8, 0);
  expect(kinetic.release(80)).toBe(true);
  let [x, frames] = [0, 0];
  for (let ms = 80 + frameMs; frames < 1000; ms += frameMs) {
    const move = kinetic.step(ms);
    if (!move) break;
    expect(move.dy).toBe(0);
    x += move.dx;
    frames++;
  }
  return { x, frames };
}

describe('kinetic pan', () => {
  it('goes as far at 60 as at 144 frames a second, and ends', () => {
    const [slow, fast] = [glide(1000 / 60), glide(1000 / 144)];
    expect(slow.x).toBeGreaterThan(100);
    expect(Math.abs(slow.x - fast.x)).toBeLessThan(5);
    expect(slow.frames).toBeLessThan(120);
  });

  it('does not start when the hand had come to rest, and stops when told', () => {
    const kinetic = createKinetic();
    kinetic.moved(0, 50, 0);
    expect(kinetic.release(500)).toBe(false);
    kinetic.moved(600, 50, 0);
    expect(kinetic.release(610)).toBe(true);
    kinetic.stop();
    expect(kinetic.step(700)).toBeNull();
  });
});
