import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from './button';
import { Icon } from './icon';
import { Press } from './press';
import './sheet.scss';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, always in sight. */
  dock?: ReactNode;
}

/** A panel from below, over the page. */
export function Sheet({ title, onClose, children, dock }: SheetProps) {
  return (
    <View className="sheet" {...{ role: 'dialog', 'aria-label': title }}>
      <View className="sheet-mask" onClick={onClose} />
      <View className="sheet-panel">
        <View className="sheet-head">
          <Text className="sheet-title">{title}</Text>
          <Press className="sheet-close" label="关闭" onPress={onClose}>
            <Icon name="close" />
          </Press>
        </View>
        <View className="sheet-body">{children}</View>
        {dock !== undefined && <View className="sheet-dock">{dock}</View>}
      </View>
    </View>
  );
}

interface DialogProps {
  title: string;
  text: string;
  /** Names the effect. */
  confirmText: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** A question before something that cannot be undone by itself. */
export function Dialog({
  title,
  text,
  confirmText,
  danger = false,
  busy = false,
  onConfirm,
  onCancel,
  children,
}: DialogProps) {
  return (
    <Sheet
      title={title}
      onClose={onCancel}
      dock={
        <>
          <Button kind={danger ? 'danger' : 'primary'} block busy={busy} onPress={onConfirm}>
            {confirmText}
          </Button>
          <Button kind="plain" block onPress={onCancel}>
            取消
          </Button>
        </>
      }
    >
      <Text className="sheet-text">{text}</Text>
      {children}
    </Sheet>
  );
}
