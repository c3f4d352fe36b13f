import { useRef, useState } from 'react';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { bulkTexts } from './bulk-texts';

interface Props {
  /** The file that is being sent and its share that is; null while none is. */
  sending: { fileName: string; share: number } | null;
  onFile: (file: File) => void;
}

/** A place for the filled sheet: chosen or dropped. */
export function FileDrop({ sending, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={classes('bulk-drop', over && 'is-over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(sending === null);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file && sending === null) onFile(file);
      }}
    >
      <input
        ref={input}
        className="bulk-input"
        type="file"
        accept={bulkTexts.accept}
        aria-label="选择填好的表格"
        tabIndex={-1}
        disabled={sending !== null}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // the same file can be chosen again after it was mended
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <span className="bulk-glyph">
        <DeskIcon name="table" size="l" />
      </span>
      {sending === null ? (
        <>
          <b>把填好的表格拖到这里，或</b>
          <DeskButton kind="primary" icon="upload" onPress={() => input.current?.click()}>
            选择文件
          </DeskButton>
          <p className="desk-note">只收 .xlsx，最多 20,000 行、10 MB。检查时不会导入任何一行。</p>
        </>
      ) : (
        <div className="bulk-progress" role="status">
          <b>{sending.fileName}</b>
          <progress max={1} value={sending.share} aria-label="上传进度" />
          <span className="desk-note">
            {sending.share < 1 ? `正在上传 ${Math.round(sending.share * 100)}%` : '已传完，正在逐行检查…'}
          </span>
        </div>
      )}
    </div>
  );
}
