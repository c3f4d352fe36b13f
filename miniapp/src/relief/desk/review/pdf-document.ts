import type { PDFDocumentProxy } from 'pdfjs-dist';

export type { PDFDocumentProxy } from 'pdfjs-dist';

/** Where the build puts pdf.js's tables for texts without embedded fonts. */
const PARTS = '/pdf';

/**
 * Opens a PDF. The library comes as a file of its own the first time; it runs in a worker of our own
 * origin and makes no code out of strings.
 */
export async function openPdf(address: string): Promise<PDFDocumentProxy> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  library.GlobalWorkerOptions.workerSrc = `${PARTS}/pdf.worker.min.mjs`;
  const task = library.getDocument({
    url: address,
    cMapUrl: `${PARTS}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${PARTS}/standard_fonts/`,
    // WebAssembly is code that the page's policy does not let in; the library has scripts for the same.
    useWasm: false,
    enableXfa: false,
  });
  return task.promise;
}
