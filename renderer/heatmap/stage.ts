// The canvas and its WebGL renderer: sized in device pixels, drawn only on demand, rebuilt after a lost context.
import 'pixi.js/unsafe-eval';
import { Ticker, WebGLRenderer } from 'pixi.js';

export interface Stage {
  readonly canvas: HTMLCanvasElement;
  readonly gl: WebGL2RenderingContext;
  /** Size in device pixels. */
  resize(width: number, height: number): void;
  setBackground(color: number): void;
  /** Clears and lets `draw` draw; does nothing while the context is lost. */
  render(draw: () => void): void;
  destroy(): void;
}

export interface StageCallbacks {
  /** The context came back: everything must be drawn again. */
  readonly onRestored: () => void;
  readonly onProblem: (sentence: string) => void;
}

const NO_WEBGL =
  'The map needs WebGL 2, which this computer does not offer: update the graphics driver, or allow hardware acceleration.';

function hasWebGl2(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2');
  if (!probe) return false;
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return true;
}

/** Pixi's own ticker would run for ever; everything here is drawn on demand. */
function stopTickers(): void {
  for (const ticker of [Ticker.system, Ticker.shared]) {
    ticker.autoStart = false;
    ticker.stop();
  }
}

/** Puts a canvas into `host`; null, after saying so, when there is no WebGL. */
export async function createStage(host: HTMLElement, callbacks: StageCallbacks): Promise<Stage | null> {
  if (!hasWebGl2()) {
    callbacks.onProblem(NO_WEBGL);
    return null;
  }
  stopTickers();
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block;touch-action:none';
  canvas.tabIndex = 0;
  canvas.setAttribute('aria-label', 'Map: arrow keys move, plus and minus zoom');
  const renderer = new WebGLRenderer();
  try {
    await renderer.init({
      canvas,
      width: 16,
      height: 16,
      resolution: 1,
      autoDensity: false,
      antialias: false,
      backgroundAlpha: 1,
      preferWebGLVersion: 2,
      skipExtensionImports: true,
      gcActive: false,
      hello: false,
    });
  } catch (error) {
    callbacks.onProblem(`${NO_WEBGL} (${error instanceof Error ? error.message : String(error)})`);
    return null;
  }
  stopTickers();
  host.append(canvas);
  const { gl } = renderer;
  let [lost, sized, ground] = [false, false, 0];
  const onLost = () => {
    lost = true;
  };
  const onRestored = () => {
    [lost, sized] = [false, false];
    callbacks.onRestored();
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  return {
    canvas,
    gl,
    resize(width, height) {
      sized = false;
      renderer.resize(width, height);
    },
    setBackground(color) {
      if (color !== ground) sized = false;
      ground = color;
    },
    render(draw) {
      if (lost) return;
      if (!sized) {
        sized = true;
        gl.viewport(0, 0, canvas.width, canvas.height);
        gl.clearColor((ground >> 16) / 255, ((ground >> 8) & 255) / 255, (ground & 255) / 255, 1);
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      }
      gl.clear(gl.COLOR_BUFFER_BIT);
      draw();
    },
    destroy() {
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      renderer.destroy();
      canvas.remove();
    },
  };
}
