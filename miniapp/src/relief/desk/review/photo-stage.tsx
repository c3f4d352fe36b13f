import { useEffect, useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { useShortcuts } from '../../../ui/desk/use-shortcuts';

interface Props {
  address: string;
  original: string;
  name: string;
  caption: ReactNode;
  onStale: () => void;
}

const LEAST = 0.5;
const MOST = 8;
const STEP = 1.25;

interface Pose {
  zoom: number;
  /** Quarter turns, clockwise. */
  turns: number;
  x: number;
  y: number;
}

const UPRIGHT: Pose = { zoom: 1, turns: 0, x: 0, y: 0 };

/** A photo that can be zoomed (+ − 0, wheel), turned ([ ]), dragged and shown full-screen (F). */
export function PhotoStage({ address, original, name, caption, onStale }: Props) {
  const [pose, setPose] = useState(UPRIGHT);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const stage = useRef<HTMLElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const watch = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    watch.observe(element);
    // React's own wheel listener is passive and could not keep the page still.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoomBy(event.deltaY < 0 ? STEP : 1 / STEP);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      watch.disconnect();
      element.removeEventListener('wheel', wheel);
    };
  }, []);

  function zoomBy(factor: number): void {
    setPose((before) => {
      const zoom = Math.min(MOST, Math.max(LEAST, before.zoom * factor));
      return zoom === 1 ? { ...before, zoom, x: 0, y: 0 } : { ...before, zoom };
    });
  }
  const turn = (by: 1 | -1) => setPose((before) => ({ ...before, turns: before.turns + by, x: 0, y: 0 }));
  const whole = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void stage.current?.requestFullscreen();
  };
  useShortcuts({
    Equal: () => zoomBy(STEP),
    NumpadAdd: () => zoomBy(STEP),
    Minus: () => zoomBy(1 / STEP),
    NumpadSubtract: () => zoomBy(1 / STEP),
    Digit0: () => setPose(UPRIGHT),
    BracketLeft: () => turn(-1),
    BracketRight: () => turn(1),
    KeyF: whole,
  });

  function drag(event: PointerEvent): void {
    const start = from.current;
    if (!start) return;
    setPose((before) => ({ ...before, x: event.clientX - start.x, y: event.clientY - start.y }));
  }

  // A photo on its side is as wide as the stage is high.
  const lying = pose.turns % 2 !== 0;
  const box = size && { width: lying ? size.height : size.width, height: lying ? size.width : size.height };
  return (
    <figure className="viewer-stage" ref={stage}>
      <div
        className="viewer-drag"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX - pose.x, y: event.clientY - pose.y };
        }}
        onPointerMove={drag}
        onPointerUp={() => (from.current = null)}
        onPointerCancel={() => (from.current = null)}
        onDoubleClick={() =>
          setPose(pose.zoom === 1 ? { ...pose, zoom: 2 } : { ...UPRIGHT, turns: pose.turns })
        }
      >
        {box && (
          <img
            className="viewer-photo"
            src={address}
            alt={name}
            draggable={false}
            onError={onStale}
            style={{
              ...box,
              transform: `translate(-50%, -50%) translate(${pose.x}px, ${pose.y}px) rotate(${pose.turns * 90}deg) scale(${pose.zoom})`,
            }}
          />
        )}
      </div>
      {caption}
      <div className="viewer-tools" role="toolbar" aria-label="照片工具">
        <DeskButton icon="zoomout" label="缩小" onPress={() => zoomBy(1 / STEP)} />
        <button type="button" className="viewer-zoom" aria-label="恢复原大" onClick={() => setPose(UPRIGHT)}>
          {Math.round(pose.zoom * 100)}%
        </button>
        <DeskButton icon="zoomin" label="放大" onPress={() => zoomBy(STEP)} />
        <hr />
        <DeskButton icon="rotl" label="向左转" onPress={() => turn(-1)} />
        <DeskButton icon="rotr" label="向右转" onPress={() => turn(1)} />
        <hr />
        <DeskButton icon="full" label="全屏" onPress={whole} />
        <a
          className="desk-button desk-button--icon"
          href={original}
          download={name}
          aria-label="下载原件"
          title="下载原件"
        >
          <DeskIcon name="download" />
        </a>
      </div>
    </figure>
  );
}
