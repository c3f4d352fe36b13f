import { useRef, useState } from 'react';
import { classes } from '../../../ui/classes';
import { DeskButton } from '../../../ui/desk/desk-button';
import { DeskIcon } from '../../../ui/desk/desk-icon';
import { bulkTexts } from './bulk-texts';

interface Props {
  /** Share of the file that is sent; null while none is. */
  share: number | null;
  onFile: (file: File) => void;
}

/** A place for the filled sheet: chosen or dropped. */
export function FileDrop({ share, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <div
      className={classes('bulk-drop', over && 'is-over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <input
        ref={input}
        className="bulk-input"
        type="file"
        accept={bulkTexts.accept}
        aria-label="选择填好的表格"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // the same file can be chosen again after it was mended
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <DeskIcon name="table" size="l" />
      {share === null ? (
        <>
          <b>把填好的表格拖到这里，或</b>
          <DeskButton kind="primary" icon="upload" onPress={() => input.current?.click()}>
            选择文件
          </DeskButton>
          <p className="desk-note">只收 .xlsx，最多 20,000 行、10 MB。检查时不会导入任何一行。</p>
        </>
      ) : (
        <div className="bulk-progress" role="status">
          <b>{share < 1 ? `正在上传 ${Math.round(share * 100)}%` : '正在逐行检查…'}</b>
          <progress max={1} value={share} aria-label="上传进度" />
        </div>
      )}
    </div>
  );
}
