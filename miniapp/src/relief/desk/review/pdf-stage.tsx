import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { DeskEmpty, DeskLoading } from '../../../ui/desk/desk-states';
import { useShortcuts } from '../../../ui/desk/use-shortcuts';
import { openPdf } from './pdf-document';
import type { PDFDocumentProxy } from './pdf-document';

interface Props {
  address: string;
  name: string;
  caption: ReactNode;
}

const STEP = 1.25;
const LEAST = 1;
const MOST = 4;

type State =
  { step: 'loading' } | { step: 'open'; document: PDFDocumentProxy } | { step: 'failed'; text: string };

/** A PDF, page by page, drawn on a canvas: nothing of the file becomes part of our page. */
export function PdfStage({ address, name, caption }: Props) {
  const [state, setState] = useState<State>({ step: 'loading' });
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState(1);
  // The file is read once: new links of the same file change nothing here.
  const first = useRef(address);
  const stage = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let active = true;
    let opened: PDFDocumentProxy | null = null;
    openPdf(first.current).then(
      (document) => {
        opened = document;
        if (active) setState({ step: 'open', document });
        else void document.loadingTask.destroy();
      },
      (error: unknown) => {
        const locked = error instanceof Error && error.name === 'PasswordException';
        const text = locked ? '文件有密码，请退回请本人换一份。' : '文件没有打开，可下载原件查看。';
        if (active) setState({ step: 'failed', text });
      },
    );
    return () => {
      active = false;
      void opened?.loadingTask.destroy();
    };
  }, []);

  const document = state.step === 'open' ? state.document : null;
  useEffect(() => {
    const [target, place] = [canvas.current, stage.current];
    if (!document || !target || !place) return;
    let cancel = (): void => undefined;
    let active = true;
    void document.getPage(number).then((page) => {
      if (!active) return;
      const { width } = page.getViewport({ scale: 1 });
      const scale = ((place.clientWidth * 0.92) / width) * zoom * window.devicePixelRatio;
      const viewport = page.getViewport({ scale });
      target.width = viewport.width;
      target.height = viewport.height;
      target.style.width = `${viewport.width / window.devicePixelRatio}px`;
      const task = page.render({ canvas: target, viewport });
      cancel = () => task.cancel();
      // A drawing that a later one takes the place of ends with a refusal of its own.
      task.promise.catch(() => undefined);
    });
    return () => {
      active = false;
      cancel();
    };
  }, [document, number, zoom]);

  const turn = (by: 1 | -1) =>
    setNumber((before) => Math.min(document?.numPages ?? 1, Math.max(1, before + by)));
  useShortcuts({
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    Equal: () => setZoom((before) => Math.min(MOST, before * STEP)),
    Minus: () => setZoom((before) => Math.max(LEAST, before / STEP)),
    Digit0: () => setZoom(1),
  });

  return (
    <figure className="viewer-stage" ref={stage}>
      {state.step === 'loading' && <DeskLoading rows={3} />}
      {state.step === 'failed' && <DeskEmpty icon="doc" title="打不开这份 PDF" text={state.text} />}
      {state.step === 'open' && (
        <div className="viewer-paper" tabIndex={0} role="document" aria-label={`${name} 第 ${number} 页`}>
          <canvas className="viewer-paper-page" ref={canvas} />
        </div>
      )}
      {caption}
      <div className="viewer-tools" role="toolbar" aria-label="PDF 工具">
        <DeskButton icon="left" label="上一页" disabled={number <= 1} onPress={() => turn(-1)} />
        <span className="viewer-zoom">
          {number} / {document?.numPages ?? '…'}
        </span>
        <DeskButton
          icon="right"
          label="下一页"
          disabled={number >= (document?.numPages ?? 1)}
          onPress={() => turn(1)}
        />
        <hr />
        <DeskButton icon="zoomout" label="缩小" onPress={() => setZoom(Math.max(LEAST, zoom / STEP))} />
        <DeskButton icon="zoomin" label="放大" onPress={() => setZoom(Math.min(MOST, zoom * STEP))} />
        <hr />
        <a
          className="desk-button desk-button--icon"
          href={address}
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
